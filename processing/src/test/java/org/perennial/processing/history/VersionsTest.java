package org.perennial.processing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static final Duration WINDOW = Duration.ofDays(90);
    private static final Instant MONDAY = Instant.parse("2025-02-24T08:00:00Z");

    private final Versions versions = new Versions(new HeapMemory<>(WINDOW), WINDOW);

    @Test
    void theFirstTextOfAnArticleIsItsFirstVersion() {
        assertThat(number("Twelve were hurt.", MONDAY)).isEqualTo(1);
    }

    @Test
    void theSameTextSentAgainIsTheSameVersion() {
        number("Twelve were hurt.", MONDAY);

        assertThat(number("Twelve were hurt.", MONDAY.plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void anotherTextIsTheNextVersion() {
        number("Twelve were hurt.", MONDAY);

        assertThat(number("Fourteen were hurt.", MONDAY.plusSeconds(60))).isEqualTo(2);
    }

    @Test
    void aReturnToAnEarlierTextIsAVersionOfItsOwn() {
        number("Twelve were hurt.", MONDAY);
        number("Fourteen were hurt.", MONDAY.plusSeconds(60));

        assertThat(number("Twelve were hurt.", MONDAY.plusSeconds(120))).isEqualTo(3);
    }

    @Test
    void anotherTitleIsTheNextVersion() {
        versions.number("a", "Fire at the harbour", "Twelve were hurt.", MONDAY);

        assertThat(versions.number("a", "Fire at the old harbour", "Twelve were hurt.", MONDAY)
                        .number())
                .isEqualTo(2);
    }

    @Test
    void aTextFetchedEarlierThatComesLaterIsStillTheNextVersion() {
        number("Twelve were hurt.", MONDAY);
        number("Fourteen were hurt.", MONDAY.minusSeconds(60));

        assertThat(number("Fifteen were hurt.", MONDAY.plusSeconds(60))).isEqualTo(3);
    }

    @Test
    void anArticleIsRememberedToTheLastMillisecondOfTheWindow() {
        number("Twelve were hurt.", MONDAY);

        assertThat(number("Fourteen were hurt.", MONDAY.plus(WINDOW))).isEqualTo(2);
    }

    @Test
    void anArticleNotSeenForTheWindowBeginsAgain() {
        number("Twelve were hurt.", MONDAY);

        assertThat(number("Fourteen were hurt.", MONDAY.plus(WINDOW).plusMillis(1)))
                .isEqualTo(1);
    }

    @Test
    void anArticleThatIsSentAgainAndAgainIsNotForgotten() {
        number("Twelve were hurt.", MONDAY);
        number("Twelve were hurt.", MONDAY.plus(Duration.ofDays(60)));

        assertThat(number("Fourteen were hurt.", MONDAY.plus(Duration.ofDays(120))))
                .isEqualTo(2);
    }

    private int number(String text, Instant at) {
        return versions.number("a", null, text, at).number();
    }
}
