package org.perennial.analysis.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String TEXT =
            "The minister said on Tuesday that the bridge, closed since May, would open again “within weeks” – at last.";

    @Test
    void aCopyInOtherTypographyHasTheSameFingerprint() {
        String copy = "  THE MINISTER said on Tuesday that the bridge, closed since May, would\nopen again "
                + "&quot;within&nbsp;weeks&quot; - at last";

        assertThat(Fingerprint.of(null, copy))
                .isEqualTo(Fingerprint.of(null, TEXT))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void theTitleTakesNoPart() {
        assertThat(Fingerprint.of("Bridge to open", TEXT)).isEqualTo(Fingerprint.of(null, TEXT));
    }

    @Test
    void oneOtherWordIsAnotherText() {
        assertThat(Fingerprint.of(null, TEXT.replace("May", "June"))).isNotEqualTo(Fingerprint.of(null, TEXT));
    }

    @Test
    void aShortTextIsNobodysCopy() {
        assertThat(Fingerprint.of(null, "Photo: Agency / 12 May 2020")).isNull();
        assertThat(Fingerprint.of(null, "")).isNull();
        assertThat(Fingerprint.of(null, "1234567890 ".repeat(50))).isNull();
    }

    @Test
    void aRevisedNumberIsAnotherText() {
        assertThat(Fingerprint.of(null, TEXT + " 613 people crossed it."))
                .isNotEqualTo(Fingerprint.of(null, TEXT + " 612 people crossed it."));
    }
}
