package org.perennial.web.page;

import java.util.ArrayList;
import java.util.List;
import org.perennial.analysis.difference.TextDifference;
import org.perennial.analysis.difference.TextDifference.Block;
import org.perennial.analysis.difference.TextDifference.ChangedNumber;
import org.perennial.analysis.difference.TextDifference.Run;
import org.perennial.watch.story.CopyComparison;
import org.perennial.watch.story.Member;

/**
 * A copy beside its model.
 *
 * @param containment how much of each stands in the other, in a sentence
 * @param headline the headlines, with what differs marked
 * @param text the texts, likewise
 * @param complete whether the texts are compared to their ends
 */
public record SideBySide(
        Side model,
        Side copy,
        String containment,
        List<ChangedNumber> numbers,
        List<Row> headline,
        List<Row> text,
        boolean complete) {
    /** A stretch that both have is folded if it is longer, in UTF-16 units. */
    private static final int LONGEST_UNFOLDED = 240;

    private static final int GLIMPSE = 80;

    /** Whose text a side is. */
    public record Side(String id, String outlet, When when, String lang, String dir) {
        static Side of(Member member, Wording words) {
            return new Side(
                    member.id(),
                    CarrierLine.outlet(member.source(), words),
                    words.when(member.appeared(), member.source()),
                    Wording.lang(member.language()),
                    Wording.dir(member.language()));
        }
    }

    /**
     * What stands beside each other.
     *
     * @param same whether both sides have the same words
     * @param glimpse how a long stretch that both have begins; empty for all that is not folded
     */
    public record Row(boolean same, List<Run> model, List<Run> copy, String glimpse) {
        static List<Row> of(TextDifference difference) {
            return difference.blocks().stream()
                    .map(block -> new Row(block.same(), trimmed(block.model()), trimmed(block.copy()), glimpse(block)))
                    .toList();
        }

        private static String glimpse(Block block) {
            String text = block.copy().isEmpty() ? "" : block.copy().get(0).text();
            return block.same() && text.length() > LONGEST_UNFOLDED ? ArticleCard.shortened(text.strip(), GLIMPSE) : "";
        }

        /** Without the line breaks that led on to what stands in the next row. */
        private static List<Run> trimmed(List<Run> runs) {
            if (runs.isEmpty()) {
                return runs;
            }
            List<Run> trimmed = new ArrayList<>(runs);
            Run last = trimmed.remove(trimmed.size() - 1);
            trimmed.add(new Run(last.text().stripTrailing(), last.changed(), last.number()));
            return trimmed;
        }
    }

    static SideBySide of(CopyComparison comparison, Wording words) {
        return new SideBySide(
                Side.of(comparison.model(), words),
                Side.of(comparison.copy(), words),
                words.say(
                        "compare.containment",
                        "model",
                        words.percent(comparison.modelInCopy()),
                        "copy",
                        words.percent(comparison.copyInModel())),
                comparison.text().changedNumbers(),
                Row.of(comparison.title()),
                Row.of(comparison.text()),
                comparison.text().complete());
    }
}
