package org.perennial.processing.copies;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.perennial.processing.copies.Register.Carrier;

/**
 * Says, where keys are at home, who carried them before. Each key has one home, which answers one question after the
 * other: of two articles that ask at the same time, the second hears of the first.
 *
 * <p>A key that more than {@value #MOST_ROOTS} articles carry that are no copies of each other is boilerplate: it leads to
 * its first carriers only, takes no more names, and the asker is told to use another.
 */
public final class KeyHome {
    static final int MOST_ROOTS = 64;

    /** So many that belong to others' clusters are named beside the roots; a root is enough to find a cluster by. */
    static final int MOST_MEMBERS = 8;

    /** Boilerplate still names its earliest carriers: a burst of copies looks like it until they have found each other. */
    static final int FIRST_OF_BOILERPLATE = 8;

    /** A key takes no more names than this: whoever comes later is found by another, or is one more copy of them. */
    static final int MOST_CARRIERS = 200;

    private final Register copies;
    private final Register recurrences;
    private final Consumer<Letter> answers;

    /**
     * A home of the keys in these registers.
     *
     * @param copies all carriers
     * @param recurrences those whose words may come back in a year, for longer
     */
    public KeyHome(Register copies, Register recurrences, Consumer<Letter> answers) {
        this.copies = copies;
        this.recurrences = recurrences;
        this.answers = answers;
    }

    /** A question or a piece of news has arrived. */
    public void receive(Probe probe) {
        if (probe instanceof Probe.Ask ask) {
            answer(ask);
        } else if (probe instanceof Probe.Mark mark) {
            mark(mark);
        }
    }

    private void answer(Probe.Ask ask) {
        Instant at = ask.arrival().at();
        String asker = ask.arrival().id();
        Set<String> candidates = new TreeSet<>();
        int stopped = 0;
        for (long key : ask.keys()) {
            List<Carrier> near = copies.carriers(key, at);
            List<Carrier> lasting = ask.lasting() ? recurrences.carriers(key, at) : List.of();
            List<Carrier> carriers = together(near, lasting);
            List<String> roots = names(carriers, true, asker, MOST_ROOTS + 1);
            List<String> members = names(carriers, false, asker, MOST_MEMBERS + 1);
            if (roots.size() > MOST_ROOTS) {
                stopped++;
                roots.stream().limit(FIRST_OF_BOILERPLATE).forEach(candidates::add);
                continue;
            }
            candidates.addAll(roots);
            members.stream().limit(MOST_MEMBERS).forEach(candidates::add);
            enter(copies, key, ask.arrival(), near);
            if (ask.lasting()) {
                enter(recurrences, key, ask.arrival(), lasting);
            }
        }
        answers.accept(new Letter.Candidates(
                asker, ask.inquiry(), ask.part(), List.copyOf(candidates), stopped, ask.partition()));
    }

    private static List<String> names(List<Carrier> carriers, boolean root, String except, int most) {
        return carriers.stream()
                .filter(carrier -> carrier.root() == root)
                .map(carrier -> carrier.arrival().id())
                .filter(id -> !id.equals(except))
                .limit(most)
                .toList();
    }

    /** The carriers of both registers, the earliest first; what the first says of one holds. */
    private static List<Carrier> together(List<Carrier> near, List<Carrier> lasting) {
        if (lasting.isEmpty()) {
            return near;
        }
        Map<Arrival, Carrier> carriers = new TreeMap<>();
        lasting.forEach(carrier -> carriers.put(carrier.arrival(), carrier));
        near.forEach(carrier -> carriers.put(carrier.arrival(), carrier));
        return List.copyOf(carriers.values());
    }

    private static void enter(Register register, long key, Arrival arrival, List<Carrier> carriers) {
        boolean entered =
                carriers.stream().anyMatch(carrier -> carrier.arrival().id().equals(arrival.id()));
        if (!entered && carriers.size() < MOST_CARRIERS) {
            register.enter(key, new Carrier(arrival, true));
        }
    }

    private void mark(Probe.Mark mark) {
        for (long key : mark.keys()) {
            mark(copies, key, mark);
            if (mark.lasting()) {
                mark(recurrences, key, mark);
            }
        }
    }

    private static void mark(Register register, long key, Probe.Mark mark) {
        boolean entered = register.carriers(key, mark.arrival().at()).stream()
                .anyMatch(carrier -> carrier.arrival().equals(mark.arrival()));
        if (entered) {
            register.enter(key, new Carrier(mark.arrival(), mark.root()));
        }
    }
}
