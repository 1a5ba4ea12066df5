package org.perennial.app.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.app.bench.InventedArchive.Draft;

/** Questions to an invented archive, drawn from what stands in it. For one thread. */
public final class InventedQueries {
    private static final int FREQUENT = 20;
    private static final int RARE = 20_000;
    private static final int RARES = 5_000;

    private final InventedArchive archive;
    private final SplittableRandom random;

    /** Questions, the same for the same seed. */
    public InventedQueries(InventedArchive archive, long seed) {
        this.archive = archive;
        this.random = new SplittableRandom(seed);
    }

    /** What is asked. */
    public enum Kind {
        /** Two words of one article, with two or three filters that it passes. */
        FILTERED("two words with filters"),
        /** The same on the second page. */
        FILTERED_NEXT("the same, second page"),
        /** Two words that follow each other. */
        PHRASE("a phrase of two words"),
        /** Three words that follow each other, in a language. */
        LONG_PHRASE("a phrase of three, with a language"),
        /** A word that is in few articles. */
        RARE("a rare word"),
        /** A word that is in most articles of its language. */
        FREQUENT("a frequent word"),
        /** The same a thousand articles on. */
        FREQUENT_DEEP("the same, page 51"),
        /** Two frequent words of two languages, which no article has. */
        NEVER_TOGETHER("two frequent words never together"),
        /** An event by its name of last year, in a language. */
        EVENT("an event in a language"),
        /** A language, without words. */
        LANGUAGE("a language, by time");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For a table. */
        public String label() {
            return label;
        }
    }

    /**
     * One question.
     *
     * @param text in the query language
     * @param words what must stand in an article
     * @param phrase whether the words follow each other
     * @param language a tag; absent for any
     * @param source an outlet; absent for any
     * @param event an event's id; absent for any
     * @param after the first day; absent for any
     */
    public record Asked(
            String text,
            List<String> words,
            boolean phrase,
            @Nullable String language,
            @Nullable String source,
            @Nullable String event,
            @Nullable LocalDate after) {}

    /** The next question of a kind. */
    public Asked next(Kind kind) {
        int number = random.nextInt(archive.count());
        Draft draft = archive.draft(archive.model(number));
        InventedLanguage language = draft.language();
        return switch (kind) {
            case FILTERED, FILTERED_NEXT -> filtered(number, draft);
            case PHRASE -> asked(together(draft, 2), true, null, null, null, null);
            case LONG_PHRASE -> asked(together(draft, 3), true, language.tag(), null, null, null);
            case RARE -> asked(List.of(language.word(RARE + random.nextInt(RARES))), false, null, null, null, null);
            case FREQUENT, FREQUENT_DEEP ->
                asked(List.of(language.word(random.nextInt(FREQUENT))), false, null, null, null, null);
            case NEVER_TOGETHER -> {
                List<InventedLanguage> all = archive.languages();
                int one = random.nextInt(all.size());
                InventedLanguage other = all.get((one + 1 + random.nextInt(all.size() - 1)) % all.size());
                yield asked(
                        List.of(all.get(one).word(random.nextInt(FREQUENT)), other.word(random.nextInt(FREQUENT))),
                        false,
                        null,
                        null,
                        null,
                        null);
            }
            case EVENT ->
                asked(List.of(), false, language.tag(), null, "event-" + random.nextInt(InventedArchive.EVENTS), null);
            case LANGUAGE -> asked(List.of(), false, language.tag(), null, null, null);
        };
    }

    private Asked filtered(int number, Draft draft) {
        List<String> words = new ArrayList<>();
        while (words.size() < 2) {
            String word = draft.words().get(random.nextInt(draft.words().size()));
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        LocalDate day = LocalDate.ofInstant(archive.fetched(number), ZoneOffset.UTC);
        String tag = draft.language().tag();
        return switch (random.nextInt(3)) {
            case 0 -> asked(words, false, tag, null, null, day.minusDays(1 + random.nextInt(300)));
            case 1 -> asked(words, false, tag, archive.article(number).source(), null, null);
            default ->
                asked(
                        words,
                        false,
                        tag,
                        null,
                        draft.event() == null ? null : "event-" + draft.event(),
                        day.minusDays(30));
        };
    }

    private List<String> together(Draft draft, int count) {
        int first = random.nextInt(draft.words().size() - count);
        return draft.words().subList(first, first + count);
    }

    private static Asked asked(
            List<String> words,
            boolean phrase,
            @Nullable String language,
            @Nullable String source,
            @Nullable String event,
            @Nullable LocalDate after) {
        List<String> parts = new ArrayList<>();
        if (phrase) {
            parts.add("\"" + String.join(" ", words) + "\"");
        } else {
            parts.add(words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(" ")));
        }
        if (language != null) {
            parts.add("lang:" + language);
        }
        if (source != null) {
            parts.add("source:" + source);
        }
        if (event != null) {
            parts.add("event:" + event);
        }
        if (after != null) {
            parts.add("after:" + after);
        }
        return new Asked(String.join(" ", parts).strip(), words, phrase, language, source, event, after);
    }
}
