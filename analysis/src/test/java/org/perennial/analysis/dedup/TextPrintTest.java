package org.perennial.analysis.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPrintTest {
    private static final String VERSION_2 = ""
            + "AgFd7oTRGiJqJXf7djLo+Ng7DAAATEB3RJF0AupwWNelfdgL0yvydRbCRA/SM9kLumA2Ehy4jWcKNscT6wzR"
            + "McdK9BS0+lOby6urGi2oOQBR+rEaSQSitPOulx+bTK3X+WroIDa9qQlE6Ygihzr+BW98Cwgi6EX2e/v5tyQU"
            + "GInppVyOJLUNeMyELLAlgtrzhUmwlCg2N6AwwNAuKZr5k96PRCctUYVh2I90RS+tNUjY6xEEAEITOlltdsZ1"
            + "OxdLufUu+gSgPDE3PF6Y45jfsIBUFm2IcR7t7IT+fQID+WH3VsJCN7H9OErln9CD04H660Qe7PpqPizMSPu6"
            + "Nv8I7vfIlaPwLhS00reCTNRPyp25M/W2XMYo5NM0MRuK2jn0EIfTCjPn4ygXoiBHQQus34WN/h1KQohp+Ks6"
            + "+/nf9TfKZZWvFG3JZy5qgtvAcwLZa8Tx/go0K3iaPe/8OKkawfoU7iCkW6ZX+AABH79hpA6AAAMN1WKYnzwM"
            + "AQIxMg==";

    private static final String TEXT = Texts.article(1, 40);

    @Test
    void aPrintThatIsWrittenIsReadAsItWas() {
        TextPrint print = TextPrint.of("Bridge over the Rhine opens in 2021", TEXT + " Anna Schmidt paid 613 euros.");

        assertThat(TextPrint.fromBytes(print.toBytes())).isEqualTo(print).hasSameHashCodeAs(print);
    }

    @Test
    void anyTextHasAPrintThatIsReadAsItWas() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String text = Texts.anyUnicode(random, random.nextInt(2_000));
            TextPrint print = TextPrint.of(Texts.anyUnicode(random, 30), text);

            assertThat(TextPrint.fromBytes(print.toBytes())).isEqualTo(print);
        }
    }

    @Test
    void aTextOfAHundredKilobytesHasAPrintOfAtMostThree() {
        TextPrint print = TextPrint.of(null, Texts.anyUnicode(new Random(8), 50_000));

        assertThat(print.toBytes()).hasSizeLessThan(3_000);
    }

    @Test
    void anOrdinaryArticlesPrintIsAboutAKilobyte() {
        assertThat(TextPrint.of("Bridge to open", TEXT).toBytes()).hasSizeLessThan(1_100);
    }

    @Test
    void bytesThatAreNoPrintAreRefused() {
        byte[] bytes = TextPrint.of("Bridge to open", TEXT).toBytes();
        Random random = new Random(9);
        for (int i = 0; i < 3_000; i++) {
            byte[] broken = Arrays.copyOf(bytes, random.nextInt(bytes.length + 8));
            for (int k = random.nextInt(4); k > 0 && broken.length > 0; k--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }

            assertThatCode(() -> readOrRefused(broken)).doesNotThrowAnyException();
        }
    }

    private static void readOrRefused(byte[] bytes) {
        try {
            TextPrint print = TextPrint.fromBytes(bytes);
            assertThat(TextPrint.fromBytes(print.toBytes())).isEqualTo(print);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("print");
        }
    }

    @Test
    void anUnknownVersionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextPrint.fromBytes(new byte[] {9}))
                .withMessage("a text's print of version 9, not 3");
    }

    @Test
    void aPrintOfVersionTwoIsReadAsTheOneThatIsWrittenNow() {
        String words = "The bridge over the river was opened on Monday by the mayor, 12 years after work on it began.";

        assertThat(TextPrint.fromBytes(Base64.getDecoder().decode(VERSION_2)))
                .isEqualTo(TextPrint.of("Bridge opens", words));
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        byte[] bytes = TextPrint.of(null, TEXT).toBytes();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextPrint.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void aTextTooShortToHaveAFingerprintHasNoKeysEither() {
        TextPrint print = TextPrint.of("Photo of the day", "Photo: Agency / 12 May 2020");

        assertThat(print.fingerprint()).isNull();
        assertThat(print.probes()).isEmpty();
        assertThat(print.spares()).isEmpty();
    }

    @Test
    void theKeysOfATextAreTwelveAndEightOthers() {
        TextPrint print = TextPrint.of(null, TEXT);

        assertThat(print.probes()).hasSize(12).doesNotHaveDuplicates().doesNotContain(print.spares());
        assertThat(print.spares()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void theFirstSentencesOfATextShareAKeyWithIt() {
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            TextPrint whole = TextPrint.of(null, Texts.article(seed, 40));
            TextPrint lead = TextPrint.of(null, Texts.article(seed, 40).substring(0, 240));
            found += Arrays.stream(lead.probes())
                            .anyMatch(key -> Arrays.stream(whole.probes()).anyMatch(probe -> probe == key))
                    ? 1
                    : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(98);
    }

    @Test
    void numbersAreShownAgain() {
        TextPrint print = TextPrint.of("1,234 of ٦١٣", "It cost 3,5 to 10 000 in 2021. " + TEXT);

        assertThat(print.numbers()).startsWith("1234", "613", "3.5", "10000", "2021");
    }

    @Test
    void numbersAreBounded() {
        StringBuilder table = new StringBuilder();
        for (int i = 1; i < 500; i++) {
            table.append(i).append("; ");
        }

        assertThat(TextPrint.of(null, table.toString()).numbers()).hasSize(64);
    }

    @Test
    void identifiersAreNoNumbers() {
        assertThat(TextPrint.of(null, "IBAN 12345678901234567890").numbers()).isEmpty();
    }
}
