package org.perennial.analysis.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPrintTest {
    private static final String TEXT =
            "The minister said on Tuesday that the bridge, closed since May 2021, would open again “within weeks”.";

    @Test
    void aPrintThatIsWrittenIsReadAsItWas() {
        TextPrint print = TextPrint.of("Bridge to open", TEXT);

        assertThat(TextPrint.fromBytes(print.toBytes())).isEqualTo(print);
    }

    @Test
    void numbersAreShownAgain() {
        assertThat(TextPrint.of("1,234 of ٦١٣", TEXT).numbers()).containsExactlyInAnyOrder("1234", "613", "2021");
    }
}
