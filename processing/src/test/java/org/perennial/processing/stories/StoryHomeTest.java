package org.perennial.processing.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.perennial.processing.ProcessingConfig;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.history.HeapMemory;

class StoryHomeTest {
    private static final Instant MONDAY = Instant.parse("2025-02-24T09:00:00Z");
    private static final Placement PLACEMENT = new Placement("part", "story", 0.5);

    private final List<Letter> letters = new ArrayList<>();
    private final StoryHome home = new StoryHome(new HeapMemory<>(ProcessingConfig.COPIES_WINDOW), letters::add);

    @Test
    void anOriginalAsksForItsStoryOnce() {
        AtomicInteger asked = new AtomicInteger();

        home.ask("a", "a", MONDAY, asked::incrementAndGet);
        home.ask("a", "a", MONDAY, asked::incrementAndGet);

        assertThat(asked).hasValue(1);
    }

    @Test
    void aCopyAsksItsOriginal() {
        home.ask("b", "a", MONDAY, () -> {
            throw new AssertionError("a copy has no story of its own");
        });

        assertThat(letters).containsExactly(new Letter.WhichStory("a", "b", MONDAY));
    }

    @Test
    void aCopyThatAsksTooSoonIsToldWhenItIsKnown() {
        home.receive(new Letter.WhichStory("a", "b", MONDAY.plusSeconds(60)));

        home.receive(PLACEMENT.to("a", MONDAY));

        assertThat(letters).containsExactly(PLACEMENT.to("b", MONDAY));
        assertThat(home.placement("a")).contains(PLACEMENT);
    }

    @Test
    void aCopyThatAsksLaterIsToldAtOnce() {
        home.receive(PLACEMENT.to("a", MONDAY));

        home.receive(new Letter.WhichStory("a", "b", MONDAY));

        assertThat(letters).containsExactly(PLACEMENT.to("b", MONDAY));
    }
}
