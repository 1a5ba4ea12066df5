package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Languages of which no file and no relative's file is there. */
class FallbackTest {
    private static final AnniversaryTagger TAGGER = new AnniversaryTagger(Map.of(), new EventRegistry(List.of()));

    @Test
    void anOrdinalBesideAWordMadeOfYearIsAnAnniversary() {
        assertThat(numbers("de", "Die Stadt erinnert an den 50. Jahrestag der Flut."))
                .containsExactly(50);
        assertThat(numbers("ru", "В городе вспоминают 50-ю годовщину наводнения."))
                .containsExactly(50);
        assertThat(numbers("tr", "Kent selin 50. yıldönümünü anıyor.")).containsExactly(50);
    }

    @Test
    void centuriesAgesAndEndingsAreMadeOfYearAndNoAnniversaries() {
        assertThat(numbers("de", "Im 20. Jahrhundert wuchs die Stadt.")).isEmpty();
        assertThat(numbers("de", "Einen 13-jährigen Jungen griff ein Hai an.")).isEmpty();
        assertThat(numbers("ru", "На 13-летнего мальчика напала акула.")).isEmpty();
        assertThat(numbers("tr", "Takım üçüncü yılında şampiyon oldu.")).isEmpty();
    }

    @Test
    void yearsAgoTodayIsAnAnniversary() {
        assertThat(numbers("af", "Vandag 50 jaar gelede is die brug oopgemaak."))
                .containsExactly(50);
        assertThat(numbers("ko", "50년 전 오늘 다리가 열렸다.")).containsExactly(50);
        assertThat(numbers("sw", "Daraja lilifunguliwa miaka 50 iliyopita.")).isEmpty();
    }

    @Test
    void aRelativesWordIsReadWithTheLanguagesOwnWordForYear() {
        Lexicon turkish = Lexicon.parse("tr.yaml", "{language: tr, name: Turkish, anniversary: [yıl dönüm*]}");
        AnniversaryTagger tagger = new AnniversaryTagger(Map.of("tr", turkish), new EventRegistry(List.of()));

        assertThat(numbers(tagger, "az", "Şəhər daşqının 50-ci il dönümünü qeyd edir."))
                .containsExactly(50);
    }

    private static List<Integer> numbers(String language, String text) {
        return numbers(TAGGER, language, text);
    }

    private static List<Integer> numbers(AnniversaryTagger tagger, String language, String text) {
        return tagger.tag(new Passage(null, text, Instant.parse("2018-09-30T12:00:00Z"), language)).stream()
                .filter(mention -> mention.confidence() >= Weights.MEANT)
                .map(AnniversaryMention::n)
                .toList();
    }
}
