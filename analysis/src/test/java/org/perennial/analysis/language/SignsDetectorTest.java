package org.perennial.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.anniversary.AnniversaryTagger;

class SignsDetectorTest {
    private static final ModelDetector MODELS =
            new DetectorChoice(LanguageEngine.FAST, Set.of(Refinement.SCRIPT_BEFORE_NAMES)).load();
    private static final LanguageDetector DETECTOR = SignsDetector.above(
            MODELS,
            MODELS.languages(),
            AnniversaryTagger.lexicons().values().stream()
                    .flatMap(lexicon -> lexicon.signs().stream())
                    .toList());

    @Test
    void vietnameseIsToldWithoutItsAccents() {
        String text = "Chinh phu cho biet se ho tro nguoi dan bi anh huong boi lu lut, nhung khong noi ro la bao gio"
                + " cac gia dinh co the tro ve nha cua ho.";

        assertThat(DETECTOR.detect(null, text).tag()).isEqualTo("vi");
    }

    @Test
    void yorubaIsBelievedWithoutItsAccents() {
        String text =
                "Ijoba ipinle naa ti so pe awon yoo ran awon eniyan lowo ti omi ya wo ile won, sugbon won ko tii so"
                        + " igba ti eto naa yoo bere.";

        assertThat(DETECTOR.detect(null, text).tag()).isEqualTo("yo");
    }

    @Test
    void aLanguageThatHasNoAccentsIsNotTakenForOneThatLacksThem() {
        assertThat(DETECTOR.detect(null, "Rais alisema serikali itajenga shule mpya katika mikoa yote mwaka ujao.")
                        .tag())
                .isEqualTo("sw");
        assertThat(DETECTOR.detect(null, "O goberno anunciou onte que vai axudar os veciños da costa co lume.")
                        .tag())
                .isNotEqualTo("vi");
    }
}
