package org.perennial.app.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One kill of a drill.
 *
 * @param number from 1
 * @param after how long after the recovery from the one before
 * @param victim what is killed
 * @param aimed whether the victim's worst moment is waited for, see {@link Victim}; else it is killed whatever it does
 */
public record Fault(int number, Duration after, Victim victim, boolean aimed) {
    /** So much shorter or longer than the mean a pause is at most, as a share of it. */
    private static final double SPREAD = .8;

    /**
     * The kills of a drill: every victim as often as the others, in a random order, every other time at its worst moment.
     *
     * @param seed equal seeds give equal kills
     * @param victims what may be killed, at least one
     * @param pause the mean time from a recovery to the next kill
     */
    public static List<Fault> plan(long seed, int kills, List<Victim> victims, Duration pause) {
        Random random = new Random(seed);
        List<Victim> round = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int number = 1; number <= kills; number++) {
            if (round.isEmpty()) {
                round.addAll(victims);
                Collections.shuffle(round, random);
            }
            Victim victim = round.remove(round.size() - 1);
            double share = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
            Duration after = Duration.ofMillis(Math.round(pause.toMillis() * share));
            faults.add(new Fault(number, after, victim, random.nextBoolean()));
        }
        return faults;
    }

    @Override
    public String toString() {
        return "kill " + number + ", " + victim + (aimed ? " at its worst moment" : "");
    }
}
