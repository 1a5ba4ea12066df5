package org.perennial.watch.timing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the notices of one watch into messages.
 *
 * <p>Under {@link Schedule.AtOnce} the first notice is sent at once and what follows within the bundle's window is sent
 * together at the window's end, and so on until a window passes with nothing in it. What falls into quiet hours is held back
 * to their end. When as many messages as the budget allows are due on one day of the zone, all further notices of that
 * day go into one message at the day's end.
 *
 * @param schedule at what times messages are sent
 * @param bundle how long after a message the next one waits, for {@link Schedule.AtOnce}; zero to send each notice by itself
 * @param quiet absent for none
 * @param budget the most messages of one day, at least 1; the one that tells how many more there were comes on top
 * @param zone of those who read
 */
public record Timing(
        Schedule schedule, Duration bundle, @Nullable QuietHours quiet, int budget, ZoneId zone) {
    private static final int ID_BYTES = 16;

    /**
     * What has to be remembered from one notice to the next.
     *
     * @param open the message that still gathers; absent before the first
     * @param windowEnd until when a further notice waits; absent if it does not
     * @param day the day for which messages are counted; absent before the first
     * @param used how many messages of that day there are
     */
    public record State(
            @Nullable Slot open,
            @Nullable Instant windowEnd,
            @Nullable LocalDate day,
            int used) {
        /** Before the first notice. */
        public static final State NONE = new State(null, null, null, 0);

        /**
         * This state after its open message was sent off.
         *
         * @return the same without an open message
         */
        public State sealed() {
            return new State(null, windowEnd, day, used);
        }
    }

    /** Where a notice was placed, and what to remember. */
    public record Placed(Slot slot, State state) {}

    /**
     * Places a notice.
     *
     * @param watch the name of the watch
     * @param notice what the notice is known by; of the first in a message, it makes the message's id
     * @param at when there was something to tell; not before that of the notice placed last
     */
    public Placed place(State state, String watch, String notice, Instant at) {
        Slot open = state.open();
        if (open != null && at.isBefore(open.due())) {
            return new Placed(open, state);
        }
        Instant window = state.windowEnd();
        Instant wanted = !(schedule instanceof Schedule.AtOnce)
                ? schedule.next(at, zone)
                : window != null && at.isBefore(window) ? window : at;
        Instant due = released(wanted);
        LocalDate day = LocalDate.ofInstant(due, zone);
        int used = day.equals(state.day()) ? state.used() : 0;
        boolean overflow = used >= budget;
        if (overflow) {
            due = released(day.plusDays(1).atStartOfDay(zone).toInstant());
        }
        Slot slot = new Slot(id(watch, due, notice), due, overflow);
        return new Placed(slot, new State(slot, due.plus(bundle), day, overflow ? used : used + 1));
    }

    /** An instant, or the end of the quiet hours that it lies in. */
    public Instant released(Instant wanted) {
        return quiet == null ? wanted : quiet.release(wanted, zone);
    }

    private static String id(String watch, Instant due, String notice) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((watch + "\n" + due + "\n" + notice).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
