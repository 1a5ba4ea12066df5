package org.perennial.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perennial.analysis.language.models.FrequencyModels;

class LanguageTagsTest {
    @ParameterizedTest
    @CsvSource({
        "da_DK,da",
        "iw,he",
        "in,id",
        "tl,fil",
        "no,nb",
        "sh,sr",
        "mo,ro",
        "arb,ar",
        "ku,ku",
        "kmr,ku",
        "zh-Hant-HK,zh",
        "EN,en"
    })
    void aTagHasTheBaseUnderWhichCldrKeepsIt(String tag, String base) {
        assertThat(LanguageTags.base(tag)).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({
        "sr,sr-Cyrl",
        "uz,uz-Latn",
        "bs,bs-Latn",
        "sr-Latn,sr-Latn",
        "az,az-Latn",
        "ky,ky-Cyrl",
        "tg,tg-Cyrl",
        "tt,tt",
        "ug,ug-Arab",
        "kk-Latn,kk-Latn"
    })
    void onlyAScriptThatDoesNotGoWithoutSayingIsPublished(String tag, String published) {
        assertThat(LanguageTags.published(tag)).isEqualTo(published);
    }

    @Test
    void aListHasAScriptInItsTagWhereItIsNotTheUsualOne() {
        assertThat(FrequencyModels.load().tags())
                .filteredOn(tag -> tag.contains("-"))
                .noneMatch(tag -> tag.endsWith("-" + LanguageTags.usualScript(LanguageTags.base(tag))));
    }
}
