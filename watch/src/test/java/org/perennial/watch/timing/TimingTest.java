package org.perennial.watch.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");

    @Test
    void theFirstGoesAtOnceAndTheRestOfTheWindowTogether() {
        List<Slot> slots = place(instant(30, null, 50), "09:00", "09:05", "09:20", "09:29");

        assertThat(slots).extracting(Slot::due).containsExactly(at("09:00"), at("09:30"), at("09:30"), at("09:30"));
        assertThat(slots.get(1).id()).isEqualTo(slots.get(3).id());
    }

    @Test
    void aBundleOpensTheNextWindow() {
        assertThat(place(instant(30, null, 50), "09:00", "09:05", "09:40"))
                .extracting(Slot::due)
                .containsExactly(at("09:00"), at("09:30"), at("10:00"));
    }

    @Test
    void afterAnEmptyWindowTheNextGoesAtOnceAgain() {
        assertThat(place(instant(30, null, 50), "09:00", "11:00"))
                .extracting(Slot::due)
                .containsExactly(at("09:00"), at("11:00"));
    }

    @Test
    void withoutABundleEachGoesByItself() {
        List<Slot> slots = place(instant(0, null, 50), "09:00", "09:00", "09:01");

        assertThat(slots).extracting(Slot::id).doesNotHaveDuplicates();
    }

    @Test
    void quietHoursHoldBackAndBundle() {
        // 22:00 to 07:00 in Baku is 18:00 to 03:00 UTC.
        List<Slot> slots = place(instant(30, QuietHours.parse("22:00-07:00"), 50), "19:00", "21:00", "23:59");

        assertThat(slots).extracting(Slot::due).containsOnly(Instant.parse("2025-02-26T03:00:00Z"));
        assertThat(slots).extracting(Slot::id).containsOnly(slots.get(0).id());
    }

    @Test
    void beyondTheBudgetOneMessageHoldsTheRestOfTheDay() {
        List<Slot> slots = place(instant(0, null, 2), "09:00", "10:00", "11:00", "12:00", "13:00");

        assertThat(slots).extracting(Slot::overflow).containsExactly(false, false, true, true, true);
        assertThat(slots.subList(2, 5))
                .extracting(Slot::id)
                .containsOnly(slots.get(2).id());
        assertThat(slots.get(2).due()).isEqualTo(Instant.parse("2025-02-25T20:00:00Z")); // midnight in Baku
    }

    @Test
    void theNextDayHasABudgetOfItsOwn() {
        List<Slot> slots = place(instant(0, null, 1), "09:00", "10:00", "21:00", "22:00");

        assertThat(slots).extracting(Slot::overflow).containsExactly(false, true, false, true);
    }

    @Test
    void aScheduleGathersUntilItsNextStop() {
        Timing daily = new Timing(Schedule.parse("daily 07:00"), Duration.ofMinutes(30), null, 50, BAKU);

        assertThat(place(daily, "09:00", "22:00"))
                .extracting(Slot::due)
                .containsOnly(Instant.parse("2025-02-26T03:00:00Z"));
    }

    @Test
    void aMessageHasTheSameIdWhateverWasRestarted() {
        assertThat(place(instant(30, null, 50), "09:00", "09:05"))
                .isEqualTo(place(instant(30, null, 50), "09:00", "09:05"));
    }

    private static Timing instant(int bundle, @org.jspecify.annotations.Nullable QuietHours quiet, int budget) {
        return new Timing(new Schedule.AtOnce(), Duration.ofMinutes(bundle), quiet, budget, BAKU);
    }

    private static Instant at(String time) {
        return Instant.parse("2025-02-25T" + time + ":00Z");
    }

    private static List<Slot> place(Timing timing, String... times) {
        List<Slot> slots = new ArrayList<>();
        Timing.State state = Timing.State.NONE;
        for (String time : times) {
            Timing.Placed placed = timing.place(state, "desk", "notice-" + slots.size(), at(time));
            slots.add(placed.slot());
            state = placed.state();
        }
        return slots;
    }
}
