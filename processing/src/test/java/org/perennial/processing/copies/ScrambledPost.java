package org.perennial.processing.copies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.processing.history.HeapMemory;
import org.perennial.processing.history.Memory;

/**
 * Homes on several partitions between which messages travel at different speeds: in order from one partition to another,
 * in any order beside that, and each of them twice if asked for.
 */
final class ScrambledPost {
    private static final Duration YEAR = Duration.ofDays(400);

    private final Random random;
    private final int partitions;
    private final boolean twice;
    private final Set<String> taken = new TreeSet<>();
    private final List<Losable> losable = new ArrayList<>();
    private final Map<String, Deque<Runnable>> ways = new TreeMap<>();
    private final List<Clustering> homes = new ArrayList<>();
    private final List<KeyHome> keyHomes = new ArrayList<>();
    final Map<String, Duplicate> told = new HashMap<>();
    final Map<String, Cluster> clusters = new HashMap<>();

    ScrambledPost(int partitions, boolean twice, long seed) {
        this.random = new Random(seed);
        this.partitions = partitions;
        this.twice = twice;
        Duration window = Duration.ofDays(14);
        for (int partition = 0; partition < partitions; partition++) {
            int here = partition;
            homes.add(new Clustering(new NodeMemory(heap(window), heap(YEAR)), new FromArticles(here), partitions));
            keyHomes.add(new KeyHome(
                    new HeapRegister(window), new HeapRegister(YEAR), letter -> send("key" + here, letter)));
        }
    }

    private NodeMemory.Window heap(Duration window) {
        Losable prints = new Losable(window);
        losable.add(prints);
        return new NodeMemory.Window(new HeapMemory<>(window), prints);
    }

    /** All prints are lost, as a broker drops a changelog's records by their age; nodes are not. */
    void losePrints() {
        losable.forEach(Losable::lose);
    }

    private static final class Losable implements Memory<byte[]> {
        private final Duration window;
        private HeapMemory<byte[]> kept;

        private Losable(Duration window) {
            this.window = window;
            this.kept = new HeapMemory<>(window);
        }

        private void lose() {
            kept = new HeapMemory<>(window);
        }

        @Override
        public Optional<Remembered<byte[]>> recall(String key, Instant at) {
            return kept.recall(key, at);
        }

        @Override
        public void remember(String key, byte[] value, Instant at) {
            kept.remember(key, value, at);
        }
    }

    /** Takes an article in; its messages are under way. */
    void add(Arrival arrival, String text) {
        taken.add(arrival.id());
        enqueue(
                "ingest>" + partition(arrival.id()),
                () -> homes.get(partition(arrival.id()))
                        .arrive(
                                arrival,
                                Edition.first(1, null),
                                new Appearance(arrival.at(), 0, text.length()),
                                TextPrint.of(null, text),
                                false));
    }

    /** Delivers so many messages, or all there are. */
    void deliver(int most) {
        for (int i = 0; i < most && !ways.isEmpty(); i++) {
            List<String> names = List.copyOf(ways.keySet());
            String name = names.get(random.nextInt(names.size()));
            Deque<Runnable> way = ways.get(name);
            Runnable next = way.remove();
            if (way.isEmpty()) {
                ways.remove(name);
            }
            next.run();
        }
    }

    /** What has waited too long is told of. */
    void letGo() {
        taken.stream()
                .filter(article -> !told.containsKey(article))
                .forEach(article -> homes.get(partition(article)).tellProvisionally(article));
    }

    private int partition(String article) {
        return Math.floorMod(article.hashCode(), partitions);
    }

    private void send(String from, Letter letter) {
        int to = partition(letter.to());
        enqueue(from + ">" + to, () -> homes.get(to).receive(letter));
    }

    private void enqueue(String way, Runnable message) {
        Deque<Runnable> queue = ways.computeIfAbsent(way, w -> new ArrayDeque<>());
        queue.add(message);
        if (twice) {
            queue.add(message);
        }
    }

    private final class FromArticles implements Outbox {
        private final int here;

        private FromArticles(int here) {
            this.here = here;
        }

        @Override
        public void send(Probe probe) {
            enqueue(
                    here + ">key" + probe.partition(),
                    () -> keyHomes.get(probe.partition()).receive(probe));
        }

        @Override
        public void send(Letter letter) {
            ScrambledPost.this.send("home" + here, letter);
        }

        @Override
        public void tell(String article, Duplicate duplicate, boolean changed) {
            told.put(article, duplicate);
        }

        @Override
        public void tell(Cluster cluster) {
            clusters.put(cluster.id(), cluster);
        }
    }
}
