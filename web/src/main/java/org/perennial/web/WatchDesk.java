package org.perennial.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Backtest;
import org.perennial.watch.ledger.Watches;

/** The watches in force, found and changed with problems that say what to do. */
final class WatchDesk {
    /** How much of what was stored last a watch must not flood its readers with. */
    static final Duration WEEK = Duration.ofDays(7);

    /** The status of a watch that would tell too much. */
    static final int UNPROCESSABLE = 422;

    private final WatchRoom room;
    private final Clock clock;

    WatchDesk(WatchRoom room, Clock clock) {
        this.room = room;
        this.clock = clock;
    }

    /**
     * All by name.
     *
     * @throws Problem.Refused if a file of watches cannot be used
     */
    Map<String, Watches.Entry> all() {
        return all(room);
    }

    private static Map<String, Watches.Entry> all(WatchRoom room) {
        try {
            return room.watches().all();
        } catch (IllegalArgumentException e) {
            throw new Problem.Refused(new Problem(
                    503,
                    "A file of watches cannot be used",
                    String.valueOf(e.getMessage()),
                    "Correct the file; what runs goes on with the watches as they were."));
        }
    }

    /** @throws Problem.Refused if there is no watch of this name */
    Watches.Entry find(String name) {
        return find(room, name);
    }

    /** As above, for those who change nothing. */
    static Watches.Entry find(WatchRoom room, String name) {
        Watches.Entry entry = all(room).get(name);
        if (entry == null) {
            throw Problem.notFound(
                    "there is no watch \"" + name + "\"", "GET /api/v1/watches lists those that there are.");
        }
        return entry;
    }

    /**
     * Makes or changes a watch.
     *
     * @param mayExist whether one of this name may be changed
     * @param confirmed whether it is taken though it would tell much
     * @throws Problem.Refused if it cannot be used, belongs to a file, or would tell much; the last has the status {@value
     *     #UNPROCESSABLE}
     */
    void put(Watch watch, boolean mayExist, boolean confirmed) {
        try {
            if (!confirmed) {
                refuseFlood(watch);
            }
            room.watches().put(watch, mayExist);
        } catch (Watches.ConflictException e) {
            throw conflict(e);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(
                    String.valueOf(e.getMessage()), "Correct the watch; docs/user-guide.md describes its keys.");
        }
    }

    /** @throws Problem.Refused if there is none of this name, or it belongs to a file */
    void remove(String name) {
        try {
            room.watches().remove(find(name).watch().name());
        } catch (Watches.ConflictException e) {
            throw conflict(e);
        }
    }

    private void refuseFlood(Watch watch) {
        Instant now = clock.instant();
        Backtest.Report report = room.backtest().run(watch, now.minus(WEEK), now, WEEK);
        int busiest = Math.max(
                report.mostNoticesOfADay(watch),
                report.mostMessagesOfADay(watch, room.watches().channels()));
        if (busiest > room.mostAlerts()) {
            throw new Problem.Refused(new Problem(
                    UNPROCESSABLE,
                    "Too many alerts",
                    "watch " + watch.name() + " would have sent " + busiest
                            + " on the busiest day of the last week, more than " + room.mostAlerts(),
                    "Ask for less, or send it again with ?confirm=true."));
        }
    }

    private static Problem.Refused conflict(Watches.ConflictException e) {
        return new Problem.Refused(new Problem(
                409,
                "Not yours to change",
                String.valueOf(e.getMessage()),
                "Change it where it stands, or take another name."));
    }
}
