package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountReaderTest {
    private static final AnniversaryTagger TAGGER = AnniversaryTagger.load();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The blast killed 12 people.|12 KILLED",
                "en|At least 1,500 were killed and 40 injured.|1500 KILLED, 40 INJURED",
                "en|Some 1.5 million people were displaced.|1500000 DISPLACED",
                "en|They were murdered and 5,379 residents left.|",
                "en|In 1992 the killed were buried.|",
                "de|Bei dem Unfall wurden 15 Menschen verletzt.|15 INJURED",
                "ru|Погибли 73 человека.|73 KILLED",
            })
    void peopleAreCountedByTheWordBesideTheNumber(String language, String text, String expected) {
        List<String> counted = TAGGER.read(new Passage(null, text, null, language)).numbers().stream()
                .map(number -> number.value() + " " + number.unit())
                .toList();

        assertThat(String.join(", ", counted)).isEqualTo(expected == null ? "" : expected);
    }
}
