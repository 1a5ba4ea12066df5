package org.perennial.processing.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.story.StoryFeatures;

class StoryRoomTest {
    private static final Instant MORNING = Instant.parse("2025-02-26T06:00:00Z");

    @Test
    void whileThereIsRoomNothingIsClosed() {
        StoryRoom.Tenant tenant = new StoryRoom(10).enter();
        tenant.keep(10);

        assertThat(tenant.closeBefore(LongStream.range(0, 10))).isEmpty();
    }

    @Test
    void beyondItATenthIsClosedThatHasBeenQuietTheLongest() {
        StoryRoom.Tenant tenant = new StoryRoom(20).enter();
        tenant.keep(21);

        assertThat(tenant.closeBefore(LongStream.range(100, 121).map(at -> 220 - at)))
                .contains(Instant.ofEpochMilli(103));
    }

    @Test
    void allTasksTogetherStayWithinIt() {
        StoryRoom room = new StoryRoom(20);
        StoryRoom.Tenant loud = room.enter();
        room.enter().keep(8);
        loud.keep(13);

        assertThat(loud.closeBefore(LongStream.range(0, 13))).contains(Instant.ofEpochMilli(2));
    }

    @Test
    void aTaskWithinItsShareClosesNothingForALoudOne() {
        StoryRoom room = new StoryRoom(20);
        StoryRoom.Tenant quiet = room.enter();
        room.enter().keep(19);
        quiet.keep(2);

        assertThat(quiet.closeBefore(LongStream.range(0, 2))).isEmpty();
    }

    @Test
    void whatATaskHasLeftIsRoomForTheOthers() {
        StoryRoom room = new StoryRoom(20);
        StoryRoom.Tenant staying = room.enter();
        StoryRoom.Tenant leaving = room.enter();
        staying.keep(15);
        leaving.keep(15);

        leaving.close();

        assertThat(staying.closeBefore(LongStream.range(0, 15))).isEmpty();
    }

    @Test
    void aSmallHeapHasRoomForAThousandAndAGigabyteForTwentyFourThousand() {
        assertThat(StoryRoom.inHeap(64L << 20)).isEqualTo(1_000);
        assertThat(StoryRoom.inHeap(1L << 30)).isBetween(24_000, 25_000);
    }

    @Test
    void whatIsRememberedOfStoriesStaysWithinTheRoomHoweverManyAreTold() {
        Map<String, byte[]> kept = new TreeMap<>();
        StoryGathering gathering = new StoryGathering(new Remembered(kept), new StoryRoom(20).enter());

        IntStream.range(0, 100).forEach(number -> gathering.tell(telling(number)));

        assertThat(kept.keySet().stream().filter(key -> key.startsWith("en/part/")))
                .hasSizeLessThanOrEqualTo(20)
                .contains("en/part/99", "en/part/98")
                .doesNotContain("en/part/0");
    }

    @Test
    void linksOfStoriesStayWithinTheRoomToo() {
        Map<String, byte[]> kept = new TreeMap<>();
        StoryGathering gathering =
                new StoryGathering(Pieces.NONE, StoryRoom.unlimited().enter());
        StoryLinking linking = new StoryLinking(new Remembered(kept), new StoryRoom(20).enter(), null);

        IntStream.range(0, 100).forEach(number -> linking.link(gathering.tell(telling(number)), part -> {}));

        assertThat(kept.keySet().stream().filter(key -> key.startsWith("places/")))
                .hasSizeLessThanOrEqualTo(21)
                .contains("places/99")
                .doesNotContain("places/0");
        assertThat(kept.keySet().stream().filter(key -> key.startsWith("links/story/")))
                .hasSizeLessThanOrEqualTo(21);
    }

    /** Each tells of something else. */
    private static Telling telling(int number) {
        String word = "w" + (char) ('a' + number / 10) + (char) ('a' + number % 10);
        String text = IntStream.range(0, 12)
                .mapToObj(i -> word + (char) ('a' + i) + word)
                .reduce("", (all, one) -> all + " " + one);
        Instant at = MORNING.plus(Duration.ofMinutes(number));
        return new Telling(
                String.valueOf(number),
                "en",
                at,
                at,
                StoryFeatures.of(null, text, "en", List.of()).toBytes(),
                null);
    }

    /** What outlives a restart, in memory. */
    private record Remembered(Map<String, byte[]> kept) implements Pieces {
        @Override
        public Map<String, byte[]> all() {
            return kept;
        }

        @Override
        public void keep(String key, byte @Nullable [] value) {
            if (value == null) {
                kept.remove(key);
            } else {
                kept.put(key, value);
            }
        }
    }
}
