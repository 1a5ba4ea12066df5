package org.perennial.analysis.anniversary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any characters in any order, mixed with the very words that patterns are made of. */
class FuzzTest {
    private static final AnniversaryTagger TAGGER = AnniversaryTagger.load();
    private static final Instant PUBLISHED = Instant.parse("2025-02-26T12:00:00Z");
    private static final int MEGABYTE = 1_000_000;

    @Test
    void everyLanguageReadsAnyMixtureAndItsEvidenceStandsInTheText() {
        Random random = new Random(1992);
        for (Lexicon lexicon : AnniversaryTagger.lexicons().values()) {
            List<String> words = words(lexicon);
            for (int round = 0; round < 25; round++) {
                check(new Passage(
                        mixture(words, random, 40),
                        mixture(words, random, 10 + random.nextInt(1_500)),
                        PUBLISHED,
                        lexicon.language()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "hi", "zh", "th", "fi", "zu", "he", "lij"})
    void aMegabyteOfAnyCharactersIsReadWithinSeconds(String language) {
        Random random = new Random(language.hashCode());
        Lexicon lexicon = AnniversaryTagger.lexicons().get(language);
        List<String> words = lexicon == null ? List.of("anniversario") : words(lexicon);
        Passage passage = new Passage(null, mixture(words, random, MEGABYTE), PUBLISHED, language);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> check(passage));
    }

    static Stream<byte[]> texts() {
        return Stream.of(
                        "\u0000on the 33rd anniversary of it, 26 February 1992",
                        "\u000533 il 26.02.1992 -",
                        "\u0009\ud83d\ude00 100")
                .map(text -> text.getBytes(UTF_8));
    }

    /** In usual runs the seeds alone; CONTRIBUTING says how to look for more. The first byte chooses the language. */
    @MethodSource("texts")
    @com.code_intelligence.jazzer.junit.FuzzTest(maxDuration = "1m")
    void anyTextIsReadAndItsEvidenceStandsInIt(byte[] text) {
        int choice = text.length == 0 ? 0 : text[0] & 0xFF;
        List<String> languages = List.copyOf(AnniversaryTagger.lexicons().keySet());
        String language = languages.get(choice % languages.size());
        String words = new String(text, UTF_8);
        check(new Passage(words.substring(0, Math.min(40, words.length())), words, PUBLISHED, language));
    }

    private static void check(Passage passage) {
        Findings findings = TAGGER.read(passage);
        findings.mentions()
                .forEach(mention -> mention.evidence()
                        .forEach(e -> assertThat(slice(passage, e)).isEqualTo(e.text())));
        findings.numbers()
                .forEach(number -> assertThat(slice(passage, number.evidence()))
                        .isEqualTo(number.evidence().text()));
    }

    private static String slice(Passage passage, Evidence e) {
        String field = e.field() == Field.TITLE ? String.valueOf(passage.title()) : passage.text();
        int from = field.offsetByCodePoints(0, e.start());
        return field.substring(from, field.offsetByCodePoints(from, e.end() - e.start()));
    }

    private static List<String> words(Lexicon lexicon) {
        List<String> words = new ArrayList<>();
        for (List<Phrase> phrases : List.of(
                Lists.orEmpty(lexicon.anniversary()),
                Lists.orEmpty(lexicon.since()),
                Lists.orEmpty(lexicon.marking()),
                Lists.orEmpty(lexicon.block()))) {
            phrases.forEach(phrase -> words.add(phrase.p()
                    .replaceAll("\\{(N|ORD)}", "33")
                    .replace(
                            "{Y}",
                            Lists.orEmpty(lexicon.years()).stream().findFirst().orElse("year"))
                    .replaceAll("\\{.*?}|\\*", " ")));
        }
        words.addAll(Lists.orEmpty(lexicon.words()));
        return words;
    }

    /** Words of the language, figures, dates and characters of all planes, lone surrogates among them. */
    private static String mixture(List<String> words, Random random, int length) {
        StringBuilder text = new StringBuilder(length + 64);
        while (text.length() < length) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 ->
                    text.append(words.get(random.nextInt(words.size()))).append(' ');
                case 3 -> text.append(random.nextInt(3_000)).append(' ');
                case 4 -> text.append(". \n".charAt(random.nextInt(3)));
                case 5 -> text.append((char) random.nextInt(0x10000));
                case 6 -> text.appendCodePoint(0x10000 + random.nextInt(0x20000));
                default -> text.append("26.02.1992, 1992-02-26 ");
            }
        }
        return text.toString();
    }
}
