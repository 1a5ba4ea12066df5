package org.perennial.watch.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A digest in words, before it is given a form.
 *
 * @param subject one line without control characters
 * @param locale of the words, as a BCP 47 tag
 * @param rightToLeft whether that is written from right to left
 * @param title what stands at the top
 * @param foot why the reader has got this
 */
public record Sheet(String subject, String locale, boolean rightToLeft, String title, List<Block> blocks, String foot) {
    public Sheet {
        blocks = List.copyOf(blocks);
    }

    /** A part that stands by itself. */
    public sealed interface Block {}

    /** @param level 2 for a section, 3 for what stands in it */
    public record Heading(int level, List<Run> runs) implements Block {
        public Heading {
            runs = List.copyOf(runs);
        }
    }

    /** Words that belong together. */
    public record Paragraph(List<Run> runs) implements Block {
        public Paragraph {
            runs = List.copyOf(runs);
        }
    }

    /** A list. */
    public record Items(List<List<Run>> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Amounts side by side. */
    public record Bars(String caption, List<Bar> bars) implements Block {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One amount.
     *
     * @param label what it is of
     * @param amount in words, with its evidence
     * @param percent of the largest one beside it, 0 to 100
     */
    public record Bar(Run label, Run amount, int percent) {}

    /**
     * A piece of text of one language.
     *
     * @param language if it is another than the sheet's, as a BCP 47 tag; absent otherwise or if unknown
     * @param foreign whether somebody else wrote it, in whatever language
     * @param link where it leads: a path of the pages, or an http or https address; absent for nowhere
     * @param strong whether it stands out
     */
    public record Run(
            String text,
            @Nullable String language,
            boolean foreign,
            @Nullable String link,
            boolean strong) {
        static Run of(String text) {
            return new Run(text, null, false, null, false);
        }

        static Run linked(String text, String link) {
            return new Run(text, null, false, link, false);
        }

        static Run foreign(String text, @Nullable String language) {
            return new Run(text, language == null || language.equals("und") ? null : language, true, null, false);
        }

        Run to(@Nullable String address) {
            return new Run(text, language, foreign, address, strong);
        }

        Run strengthened() {
            return new Run(text, language, foreign, link, true);
        }
    }
}
