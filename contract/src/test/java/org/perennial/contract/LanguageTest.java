package org.perennial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static final List<Language.Share> SHARES =
            List.of(new Language.Share("ru", 0.6), new Language.Share("az", 0.4));

    @Test
    void mostOfATextInSeveralLanguagesIsInThatOfTheLargestShare() {
        assertThat(new Language("mul", 0.9, List.of(), SHARES).main()).isEqualTo("ru");
    }

    @Test
    void aTextInSeveralLanguagesIsInEachOfThem() {
        assertThat(new Language("mul", 0.9, List.of(), SHARES).all()).containsExactly("mul", "ru", "az");
    }

    @Test
    void aTextInOneLanguageIsInNoOtherWhateverItQuotes() {
        assertThat(new Language("ru", 0.9, List.of(), SHARES).all()).containsExactly("ru");
    }
}
