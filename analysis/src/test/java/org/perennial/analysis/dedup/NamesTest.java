package org.perennial.analysis.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    private static final String HERTZ = "The board of Hertz met on Monday. In Rome, the union said it agreed.";
    private static final String VOLVO = "The board of Volvo met on Monday. In Rome, the union said it agreed.";

    @Test
    void headlinesOfOtherNamesDiffer() {
        assertThat(Names.differ(Names.of("Hertz agrees", HERTZ), Names.of("Volvo agrees", VOLVO)))
                .isTrue();
    }

    @Test
    void aNameThatOnlyOneLacksIsNoDifference() {
        assertThat(Names.differ(Names.of("Hertz agrees", HERTZ), Names.of("Board agrees", VOLVO)))
                .isFalse();
    }

    @Test
    void aHeadlinesNameThatTheOtherTextHasIsNoDifference() {
        assertThat(Names.differ(Names.of("Hertz agrees", HERTZ), Names.of("Rome: union agrees", HERTZ)))
                .isFalse();
    }

    @Test
    void aNameIsOneWithoutItsAccents() {
        assertThat(Names.differ(
                        Names.of("Élan agrees", "The board of Élan met. It agreed."),
                        Names.of("Elan agrees", "The board of Elan met. It agreed.")))
                .isFalse();
    }

    @Test
    void aTextInCapitalsHasNoNames() {
        assertThat(Names.differ(
                        Names.of("HERTZ AGREES", "THE BOARD OF HERTZ AGREED"),
                        Names.of("VOLVO AGREES", "THE BOARD OF VOLVO AGREED")))
                .isFalse();
    }

    @Test
    void amongMoreNamesThanAreKeptNoneIsMissed() {
        StringBuilder many = new StringBuilder("it is ");
        for (int i = 0; i < 200; i++) {
            many.append("Name")
                    .append((char) ('a' + i / 20))
                    .append((char) ('a' + i % 20))
                    .append(' ');
        }
        for (int i = 0; i < 200; i++) {
            String name = "Name" + (char) ('a' + i / 20) + (char) ('a' + i % 20);

            assertThat(Names.differ(Names.of(name, many.toString()), Names.of("Nameaa Namebb", many.toString())))
                    .isFalse();
        }
    }
}
