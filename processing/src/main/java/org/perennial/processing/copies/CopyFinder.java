package org.perennial.processing.copies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.processing.history.HeapMemory;

/** All homes in one place, with all messages delivered before the next article: the stream without servers. */
public final class CopyFinder {
    private final Deque<Runnable> undelivered = new ArrayDeque<>();
    private final Clustering clustering;
    private final KeyHome keys;
    private final Told told;
    private Arrival inHand = new Arrival(Instant.EPOCH, "");

    /** Who is told what is decided; of the article in hand at least once, of others when theirs has changed. */
    public interface Told {
        /** How an article stands to the others from now on. */
        void tell(String article, Duplicate duplicate);

        /** The new state of a cluster. */
        default void tell(Cluster cluster) {}
    }

    /**
     * A finder that has seen nothing.
     *
     * @param copies how long an article is remembered
     * @param recurrences how long one is remembered whose words may come back in a year
     */
    public CopyFinder(Duration copies, Duration recurrences, Told told) {
        this.told = told;
        this.keys = new KeyHome(new HeapRegister(copies), new HeapRegister(recurrences), this::deliver);
        this.clustering = new Clustering(new NodeMemory(heap(copies), heap(recurrences)), new Post(), 1);
    }

    private static NodeMemory.Window heap(Duration window) {
        return new NodeMemory.Window(new HeapMemory<>(window), new HeapMemory<>(window));
    }

    /** Which version of its article a text is, to be asked before it is added. */
    public Edition edition(String id, int version, @Nullable String title, TextPrint print, Instant at) {
        return clustering.edition(id, version, title, print, at);
    }

    /** Takes an article in; everybody concerned has been told when it returns. */
    public void add(Arrival arrival, Edition edition, Appearance appearance, TextPrint print, boolean lasting) {
        inHand = arrival;
        clustering.arrive(arrival, edition, appearance, print, lasting);
        for (Runnable next = undelivered.poll(); next != null; next = undelivered.poll()) {
            next.run();
        }
    }

    private void deliver(Letter letter) {
        undelivered.add(() -> clustering.receive(letter));
    }

    private final class Post implements Outbox {
        @Override
        public void send(Probe probe) {
            undelivered.add(() -> keys.receive(probe));
        }

        @Override
        public void send(Letter letter) {
            deliver(letter);
        }

        @Override
        public void tell(String article, Duplicate duplicate, boolean changed) {
            if (changed || article.equals(inHand.id())) {
                told.tell(article, duplicate);
            }
        }

        @Override
        public void tell(Cluster cluster) {
            told.tell(cluster);
        }
    }
}
