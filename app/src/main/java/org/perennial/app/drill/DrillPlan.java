package org.perennial.app.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a drill does; equal plans kill the same victims in the same order.
 *
 * @param seed of the kills and of what the newsroom publishes
 * @param kills how many
 * @param victims what may be killed
 * @param pause the mean time from a recovery to the next kill
 * @param load what the newsroom publishes
 * @param patience how long a recovery may take, and how long it may take in the end until all is stored
 * @param folder where the data and logs of the drill lie; is made, and must be empty
 */
public record DrillPlan(
        long seed, int kills, List<Victim> victims, Duration pause, Load load, Duration patience, Path folder) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option, its value and the remedy
     */
    public DrillPlan {
        victims = List.copyOf(victims);
        check(kills >= 0, "--kills", kills, "0 or more");
        check(!victims.isEmpty(), "--victims", victims, "at least one");
        check(!pause.isNegative(), "--pause", pause, "PT0S or more");
        check(patience.compareTo(Duration.ofSeconds(10)) >= 0, "--patience", patience, "PT10S or more");
    }

    /**
     * What a newsroom publishes.
     *
     * @param rate articles a second
     * @param feeds over so many feeds
     * @param kept how long an article stays in its feed; longer than a victim needs to recover
     */
    public record Load(int rate, int feeds, Duration kept) {
        private static final Duration SHORTEST_KEPT = Duration.ofSeconds(5);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException naming the option, its value and the remedy
         */
        public Load {
            check(rate >= 1, "--rate", rate, "at least 1 article a second");
            check(feeds >= 1 && feeds <= 1000, "--feeds", feeds, "1 to 1000");
            check(kept.compareTo(SHORTEST_KEPT) >= 0, "kept", kept, "PT5S or more");
        }
    }

    private static void check(boolean right, String option, Object value, String remedy) {
        if (!right) {
            throw new IllegalArgumentException(option + " is " + value + ": give " + remedy);
        }
    }
}
