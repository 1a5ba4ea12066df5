package org.perennial.analysis.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalFormTest {
    @Test
    void entitiesAreUndoneEvenWhenEscapedTwice() {
        assertThat(NormalForm.of("Fish &amp;amp; chips&nbsp;&#39;here&#x27;")).isEqualTo("fish chips here");
    }

    @Test
    void aLoneAmpersandIsText() {
        assertThat(NormalForm.of("AT&T; & &#xZZ; co")).isEqualTo("at t xzz co");
    }

    @Test
    void accentsCaseAndCompatibilityFormsGo() {
        assertThat(NormalForm.of("Ｃａｆé ﬁne ÉCOLE")).isEqualTo("cafe fine ecole");
    }

    @Test
    void pointsTatweelAndFormatCharactersGo() {
        assertThat(NormalForm.of("مَرْحَبًا")).isEqualTo(NormalForm.of("مرحبا"));
        assertThat(NormalForm.of("الذكـــرى")).isEqualTo(NormalForm.of("الذکری"));
        assertThat(NormalForm.of("שָׁלוֹם")).isEqualTo("שלום");
        assertThat(NormalForm.of("may\u00ADbe\u200B")).isEqualTo("maybe");
    }

    @Test
    void digitsOfAllScriptsAreOne() {
        assertThat(NormalForm.of("٣٣ ۳۳ ३३ ３３")).isEqualTo("33 33 33 33");
    }

    @Test
    void vowelSignsOfIndicScriptsStay() {
        assertThat(NormalForm.of("हिन्दी")).isNotEqualTo(NormalForm.of("हन्द"));
    }

    @Test
    void utf8ThatWasReadAsWindows1252IsUndone() {
        assertThat(NormalForm.of("KirjeessÃ¤Ã¤n â€œvakiintuneenâ€\u009d tyÃ¶"))
                .isEqualTo("kirjeessaan vakiintuneen tyo");
    }

    @Test
    void soundLettersBeforeAQuoteStay() {
        assertThat(NormalForm.of("La « BEAUTÉ» de l’été à Orléans")).isEqualTo("la beaute de l ete a orleans");
    }

    @Test
    void anyUnicodeHasANormalFormThatIsItsOwn() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(40); k > 0; k--) {
                text.append((char) random.nextInt(0x10000));
            }
            String form = NormalForm.of(text.toString().replace('&', ' '));
            assertThat(NormalForm.of(form)).isEqualTo(form);
        }
    }

    @Test
    void ampersandsThatNothingEndsAreReadInLinearTime() {
        String text = "&".repeat(1_000_000) + "end";

        String form = org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                java.time.Duration.ofSeconds(15), () -> NormalForm.of(text));

        assertThat(form).isEqualTo("end");
    }
}
