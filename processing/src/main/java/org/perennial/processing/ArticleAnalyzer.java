package org.perennial.processing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.processing.copies.Arrival;
import org.perennial.processing.copies.CopyFinder;
import org.perennial.processing.faults.RecordException;
import org.perennial.processing.history.HeapMemory;
import org.perennial.processing.history.Versions;
import org.perennial.processing.judgement.Judged;
import org.perennial.processing.judgement.JudgementException;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.processing.knowledge.Knowledge;

/**
 * Takes articles through the judgements and rules of the topology without servers: what comes out, in the order of what
 * goes in, is what the stream would have written under its default windows.
 *
 * <p>Single articles are judged on several threads; only those in flight are held, and of earlier ones what the stores of
 * the topology would hold. Immutable and safe for all threads; each run has a memory of its own.
 */
public final class ArticleAnalyzer {
    /** Articles in flight per thread: enough that a long one does not leave the other threads idle. */
    private static final int AHEAD = 8;

    private final Judgements judgements;
    private final int threads;

    /** An analyzer with the given judgements, made on so many threads at once. */
    public ArticleAnalyzer(Judgements judgements, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ": give at least 1");
        }
        this.judgements = judgements;
        this.threads = threads;
    }

    /** An analyzer of the given stages on all processors; loads what the judges know, which takes seconds. */
    public static ArticleAnalyzer load(Set<Stage> stages) {
        return load(stages, Knowledge.own());
    }

    /** The same with more, or other, languages and events. */
    public static ArticleAnalyzer load(Set<Stage> stages, Knowledge knowledge) {
        return new ArticleAnalyzer(
                Judgements.load(stages, knowledge), Runtime.getRuntime().availableProcessors());
    }

    /**
     * Analyzes articles until there are no more. An article counts as fetched a millisecond after the one before it if it does
     * not say when it was.
     *
     * @param articles read on a thread of its own, ahead of what is being judged; what it throws is thrown here, after the
     *     articles before it have come out
     * @param out takes each article in turn, on the calling thread
     * @param refused takes, in its place in the order, each article that the stream would have put aside, and why
     */
    public void analyze(
            Iterator<RawArticle> articles,
            Consumer<EnrichedArticle> out,
            BiConsumer<RawArticle, RuntimeException> refused)
            throws InterruptedException {
        BlockingQueue<Future<Outcome>> inFlight = new ArrayBlockingQueue<>(threads * AHEAD);
        ExecutorService judges = Executors.newFixedThreadPool(threads, task -> daemon(task, "judge-articles"));
        Thread reader = daemon(() -> read(articles, judges, inFlight), "read-articles");
        reader.start();
        try {
            History history = new History();
            for (Outcome next = await(inFlight.take()); next.raw != null; next = await(inFlight.take())) {
                if (next.judged != null) {
                    out.accept(history.place(next.raw, next.judged));
                } else if (next.refusal != null) {
                    refused.accept(next.raw, next.refusal);
                }
            }
        } finally {
            reader.interrupt();
            judges.shutdownNow();
        }
    }

    private void read(Iterator<RawArticle> articles, ExecutorService judges, BlockingQueue<Future<Outcome>> inFlight) {
        try {
            try {
                while (articles.hasNext()) {
                    RawArticle raw = articles.next();
                    inFlight.put(judges.submit(() -> judge(raw)));
                }
                inFlight.put(CompletableFuture.completedFuture(Outcome.END));
            } catch (RuntimeException | Error e) {
                inFlight.put(CompletableFuture.failedFuture(e));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run is over
        }
    }

    private Outcome judge(RawArticle raw) {
        try {
            return new Outcome(raw, JudgeArticles.judge(raw, judgements), null);
        } catch (JudgementException | RecordException e) {
            return new Outcome(raw, null, e);
        }
    }

    private static Outcome await(Future<Outcome> outcome) throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("analyzing an article failed: " + e.getCause(), e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What became of an article on its own.
     *
     * @param raw absent after the last
     * @param judged absent if it was refused
     * @param refusal absent if it was not
     */
    private record Outcome(
            @Nullable RawArticle raw,
            @Nullable Judged judged,
            @Nullable RuntimeException refusal) {
        static final Outcome END = new Outcome(null, null, null);
    }

    /** What needs the articles before: the steps of the topology that have stores, in its order. */
    private static final class History {
        private final Versions versions =
                new Versions(new HeapMemory<>(ProcessingConfig.VERSIONS_WINDOW), ProcessingConfig.VERSIONS_WINDOW);
        private final Map<String, Duplicate> duplicates = new HashMap<>();
        private final CopyFinder copies = new CopyFinder(ProcessingConfig.COPIES_WINDOW, duplicates::put);
        private Instant lastFetched = Instant.EPOCH;

        EnrichedArticle place(RawArticle raw, Judged judged) {
            Instant at = raw.fetched() != null ? raw.fetched() : lastFetched.plusMillis(1);
            lastFetched = at;
            EnrichedArticle numbered = judged.article()
                    .withVersion(versions.number(raw.id(), raw.title(), raw.text(), at)
                            .number());
            if (judged.print() == null) {
                return numbered;
            }
            Instant published = raw.fetched() == null ? raw.published() : Arrival.dated(raw.published(), raw.fetched());
            copies.add(new Arrival(at, raw.id()), published, raw.text().length(), judged.print());
            Duplicate duplicate = Objects.requireNonNull(duplicates.get(raw.id()));
            duplicates.clear();
            return numbered.withDuplicate(duplicate);
        }
    }
}
