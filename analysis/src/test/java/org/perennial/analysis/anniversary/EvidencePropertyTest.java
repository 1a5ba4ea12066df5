package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever surrounds an anniversary, its evidence is found again at the offsets given. */
class EvidencePropertyTest {
    private static final AnniversaryTagger TAGGER = AnniversaryTagger.load();

    private static final Map<String, String> SENTENCES = Map.of(
            "en", "a service marked the 25th anniversary of the flood of 26 February 1995",
            "tr", "facianın 25'inci yıl dönümünde tören düzenlendi",
            "ar", "أحيت المدينة الذكرى الخامسة والعشرين للفيضان",
            "fa", "۲۵مین سالگرد سیل برگزار شد",
            "he", "טקס לציון יום השנה ה-25 לשיטפון",
            "hi", "बाढ़ की 25वीं वर्षगांठ मनाई गई",
            "ja", "洪水から25周年の追悼式典",
            "th", "ครบรอบ 25 ปี น้ำท่วม",
            "ru", "отметили 25-ю годовщину наводнения",
            "vi", "kỷ niệm 25 năm trận lụt");

    private static final String[] PIECES = {
        "😀",
        "𝟙𝟚",
        "𐐀𐐁",
        "e\u0301",
        "a\u0308\u0301",
        "\u200C",
        "\u200D",
        "\u00AD",
        "ـ",
        "שָׁלוֹם",
        "مَرْحَبًا",
        "नमस्ते",
        "ﬁ",
        "İ",
        "ẞ",
        "½",
        "\uD800",
        "\uDC00",
        "\u0000",
        "1992",
        "26",
        " ",
        "\n\n",
        ". ",
        "“",
        "”",
        "—",
        "٣",
        "零",
        "ก็",
        "가",
        "\u0301",
        "XXV",
        "ǅ",
        "\u2028",
        "🇦🇿",
        "👩‍👩‍👧"
    };

    @Test
    void evidenceIsTheSliceOfItsFieldForAnySurroundings() {
        Random random = new Random(33);
        for (int round = 0; round < 2_000; round++) {
            for (Map.Entry<String, String> sentence : SENTENCES.entrySet()) {
                String text = noise(random) + " " + spoiled(sentence.getValue(), random) + " " + noise(random);
                check(new Passage(noise(random), text, Instant.parse("2020-02-26T00:00:00Z"), sentence.getKey()));
            }
        }
    }

    @Test
    void aSentenceAmongNoiseIsStillFound() {
        Random random = new Random(26);
        SENTENCES.forEach((language, sentence) -> {
            String text = "😀 e\u0301 𝟙𝟚. \n\n" + sentence + "\n\n" + noise(random);
            assertThat(TAGGER.tag(new Passage(null, text, Instant.parse("2020-02-26T00:00:00Z"), language)))
                    .as(language)
                    .anyMatch(m -> Integer.valueOf(25).equals(m.n()));
        });
    }

    private static void check(Passage passage) {
        List<AnniversaryMention> mentions = TAGGER.tag(passage);
        for (AnniversaryMention mention : mentions) {
            for (Evidence e : mention.evidence()) {
                String field = e.field() == Field.TITLE ? String.valueOf(passage.title()) : passage.text();
                String slice =
                        field.substring(field.offsetByCodePoints(0, e.start()), field.offsetByCodePoints(0, e.end()));
                assertThat(slice).isEqualTo(e.text());
            }
        }
    }

    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            noise.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return noise.toString();
    }

    /** Puts pieces into the sentence itself, between any two of its characters. */
    private static String spoiled(String sentence, Random random) {
        if (random.nextBoolean()) {
            return sentence;
        }
        int at = sentence.offsetByCodePoints(0, random.nextInt(sentence.codePointCount(0, sentence.length())));
        return sentence.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + sentence.substring(at);
    }
}
