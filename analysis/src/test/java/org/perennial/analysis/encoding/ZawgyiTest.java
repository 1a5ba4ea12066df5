package org.perennial.analysis.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ZawgyiTest {
    /** "The people of the town are rebuilding the bridge." */
    private static final String UNICODE = "မြို့သားများက တံတားကို ပြန်လည်တည်ဆောက်နေကြသည်။";

    private static final String ZAWGYI = "ၿမိဳ႕သားမ်ားက တံတားကို ျပန္လည္တည္ေဆာက္ေနၾကသည္။";

    @Test
    void aTextForZawgyiFontsIsRewritten() {
        assertThat(Zawgyi.toUnicode(ZAWGYI)).isEqualTo(UNICODE);
    }

    @Test
    void aTextInUnicodeStaysAsItIs() {
        assertThat(Zawgyi.toUnicode(UNICODE)).isSameAs(UNICODE);
    }

    @Test
    void anyOtherTextStaysAsItIs() {
        String text = "The bridge is being rebuilt.";

        assertThat(Zawgyi.toUnicode(text)).isSameAs(text);
    }
}
