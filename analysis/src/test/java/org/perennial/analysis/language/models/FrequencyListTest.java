package org.perennial.analysis.language.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.ibm.icu.lang.UScript;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrequencyListTest {
    @Test
    void aLineIsANumberAndTheWordsThatWereCountedSoOften() {
        FrequencyList list = FrequencyList.parse("xx", List.of("# a remark", "12 la", "", "3 de ma"));

        assertThat(list.counts()).containsExactly(entry("la", 12), entry("de", 3), entry("ma", 3));
    }

    @Test
    void aLineWithoutANumberIsRefusedWithListAndLine() {
        assertThatThrownBy(() -> FrequencyList.parse("xx", List.of("la 12")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frequency list xx: \"la 12\" must be a positive number");
    }

    @Test
    void aWordThatStandsTwiceIsRefusedWithListAndWord() {
        assertThatThrownBy(() -> FrequencyList.parse("xx", List.of("12 la", "3 de la")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frequency list xx: \"la\" stands twice");
    }

    @Test
    void aLanguageThatIsKnownWithoutItsAccentsTooIsReadOnce() {
        ListReading reading = FrequencyModels.load().read("Chinh phu cho biet", UScript.LATIN);

        assertThat(reading).isNotNull();
        assertThat(reading.tags()).doesNotHaveDuplicates().contains("vi", "yo");
    }

    @Test
    void wordsOfAnotherScriptAreLeftOut() {
        ListReading reading = FrequencyModels.load().read("Москва the город of Минск", UScript.LATIN);

        assertThat(reading).isNotNull();
        assertThat(reading.words()).isEqualTo(2);
    }

    @Test
    void aScriptWithoutListsSaysNothing() {
        assertThat(FrequencyModels.load().read("市長", UScript.HAN)).isNull();
    }
}
