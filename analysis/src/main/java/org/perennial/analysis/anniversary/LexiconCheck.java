package org.perennial.analysis.anniversary;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a language file gets its own sentences right. Pure functions. */
public final class LexiconCheck {
    private LexiconCheck() {}

    /**
     * A sentence that a language file gets wrong.
     *
     * @param sentence as the file has it
     * @param expected what the file says of it
     * @param found what was found instead
     */
    public record Failure(String sentence, String expected, String found) {}

    /**
     * The sentences of a file that it gets wrong, in the file's order; empty when it gets all right.
     *
     * @param tagger one that knows the file
     */
    public static List<Failure> failures(Lexicon lexicon, AnniversaryTagger tagger) {
        List<Failure> failures = new ArrayList<>();
        for (Lexicon.Example example : Lists.orEmpty(lexicon.tests())) {
            failure(lexicon.language(), example, tagger).ifPresent(failures::add);
        }
        return failures;
    }

    /** What is wrong with one sentence of a language; empty when it is right. */
    public static Optional<Failure> failure(String language, Lexicon.Example example, AnniversaryTagger tagger) {
        Instant published;
        try {
            published = published(example);
        } catch (DateTimeException e) {
            return Optional.of(new Failure(example.t(), "pub: a date as YYYY-MM-DD", "pub: " + example.pub()));
        }
        List<AnniversaryMention> mentions = tagger.tag(new Passage(null, example.t(), published, language));
        if (example.none()) {
            return mentions.stream()
                    .filter(mention -> mention.kind() != Kind.PRIVATE && mention.kind() != Kind.OBSERVANCE)
                    .findFirst()
                    .map(mention -> new Failure(example.t(), "no public anniversary", told(mention)));
        }
        if (mentions.isEmpty()) {
            return Optional.of(new Failure(example.t(), "an anniversary", "none"));
        }
        AnniversaryMention first = mentions.get(0);
        List<String> expected = new ArrayList<>();
        compare("n", example.n(), first.n(), expected);
        EventDate date = first.eventDate();
        compare("year", example.year(), date == null ? null : date.startYear(), expected);
        compare("event", example.event(), first.event(), expected);
        compare("phrase", example.phrase(), first.phrase(), expected);
        compare("kind", example.kind(), first.kind(), expected);
        return expected.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(example.t(), String.join(", ", expected), told(first)));
    }

    private static @Nullable Instant published(Lexicon.Example example) {
        String day = example.pub();
        return day == null ? null : LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static void compare(String what, @Nullable Object wanted, @Nullable Object found, List<String> wrong) {
        if (wanted != null && !Objects.equals(wanted, found)) {
            wrong.add(what + " " + wanted);
        }
    }

    private static String told(AnniversaryMention mention) {
        EventDate date = mention.eventDate();
        return "n " + mention.n() + ", year " + (date == null ? null : date.startYear()) + ", event " + mention.event()
                + ", phrase " + mention.phrase() + ", kind " + mention.kind() + ", by \""
                + mention.evidence().get(0).text() + "\"";
    }
}
