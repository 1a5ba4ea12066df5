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
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.processing.copies.Appearance;
import org.perennial.processing.copies.Arrival;
import org.perennial.processing.copies.CopyFinder;
import org.perennial.processing.copies.Edition;
import org.perennial.processing.faults.RecordException;
import org.perennial.processing.history.HeapMemory;
import org.perennial.processing.history.Versions;
import org.perennial.processing.judgement.Judged;
import org.perennial.processing.judgement.JudgementException;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.processing.knowledge.Knowledge;
import org.perennial.processing.stories.StoryEmbedding;
import org.perennial.processing.stories.StoryFinder;
import org.perennial.processing.stories.Telling;
import org.perennial.processing.stories.Tellings;

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
    private final Tellings tellings;
    private final int threads;

    /** An analyzer with the given judgements, made on so many threads at once. */
    public ArticleAnalyzer(Judgements judgements, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ": give at least 1");
        }
        this.judgements = judgements;
        this.tellings = new Tellings(judgements.embedding());
        this.threads = threads;
    }

    /** An analyzer of the given stages on all processors; loads what the judges know, which takes seconds. */
    public static ArticleAnalyzer load(Set<Stage> stages) {
        return load(stages, Knowledge.own(), DetectorChoice.DEFAULT, null);
    }

    /**
     * The same with more, or other, languages and events, a choice of who tells the language, and a model that helps to link
     * stories; null for none.
     */
    public static ArticleAnalyzer load(
            Set<Stage> stages, Knowledge knowledge, DetectorChoice detector, @Nullable StoryEmbedding model) {
        return new ArticleAnalyzer(
                Judgements.load(stages, knowledge, detector).with(model),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * Analyzes articles until there are no more. An article counts as fetched a millisecond after the one before it if it does
     * not say when it was.
     *
     * @param articles read on a thread of its own, ahead of what is being judged; what it throws is thrown here, after the
     *     articles before it have come out
     * @param out takes each article in turn, on the calling thread; if stories are asked for, when all have been seen, since
     *     a story may move until then
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
            if (withStories()) {
                analyzeWithStories(inFlight, out, refused);
            } else {
                place(inFlight, new History(null), out, refused);
            }
        } finally {
            reader.interrupt();
            judges.shutdownNow();
        }
    }

    private boolean withStories() {
        return judgements.wants(Stage.STORIES) && judgements.wants(Stage.DUPLICATES);
    }

    /** A story may move while it is open, so articles come out when all have been seen. */
    private void analyzeWithStories(
            BlockingQueue<Future<Outcome>> inFlight,
            Consumer<EnrichedArticle> out,
            BiConsumer<RawArticle, RuntimeException> refused)
            throws InterruptedException {
        StoryFinder stories = new StoryFinder(ProcessingConfig.COPIES_WINDOW, judgements.embedding());
        try (Spool spool = new Spool()) {
            try {
                place(inFlight, new History(stories), spool::add, refused);
            } finally {
                spool.drain(article -> out.accept(inItsStory(article, stories)));
            }
        }
    }

    private static EnrichedArticle inItsStory(EnrichedArticle article, StoryFinder stories) {
        String part = article.storyPart();
        Double score = article.storyScore();
        return part == null || score == null ? article : article.withStory(stories.storyOf(part), part, score);
    }

    private static void place(
            BlockingQueue<Future<Outcome>> inFlight,
            History history,
            Consumer<EnrichedArticle> out,
            BiConsumer<RawArticle, RuntimeException> refused)
            throws InterruptedException {
        for (Outcome next = await(inFlight.take()); next.raw != null; next = await(inFlight.take())) {
            if (next.judged != null) {
                out.accept(history.place(next.raw, next.judged, next.compared));
            } else if (next.refusal != null) {
                refused.accept(next.raw, next.refusal);
            }
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
            Judged judged = JudgeArticles.judge(raw, judgements);
            return new Outcome(raw, judged, withStories() ? tellings.compared(judged.article()) : null, null);
        } catch (JudgementException | RecordException e) {
            return new Outcome(raw, null, null, e);
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
     * @param compared what is compared of it to find its story; absent if stories are not asked for
     * @param refusal absent if it was not
     */
    private record Outcome(
            @Nullable RawArticle raw,
            @Nullable Judged judged,
            Tellings.@Nullable Compared compared,
            @Nullable RuntimeException refusal) {
        static final Outcome END = new Outcome(null, null, null, null);
    }

    /** What needs the articles before: the steps of the topology that have stores, in its order. */
    private static final class History {
        private final Versions versions =
                new Versions(new HeapMemory<>(ProcessingConfig.VERSIONS_WINDOW), ProcessingConfig.VERSIONS_WINDOW);
        private final Map<String, Duplicate> duplicates = new HashMap<>();
        private final CopyFinder copies =
                new CopyFinder(ProcessingConfig.COPIES_WINDOW, ProcessingConfig.RECURRENCES_WINDOW, duplicates::put);
        private final @Nullable StoryFinder stories;
        private Instant lastFetched = Instant.EPOCH;

        /** @param stories absent if stories are not asked for */
        History(@Nullable StoryFinder stories) {
            this.stories = stories;
        }

        EnrichedArticle place(RawArticle raw, Judged judged, Tellings.@Nullable Compared told) {
            Instant at = raw.fetched() != null ? raw.fetched() : lastFetched.plusMillis(1);
            lastFetched = at;
            EnrichedArticle numbered = judged.article()
                    .withVersion(versions.number(raw.id(), raw.title(), raw.text(), at)
                            .number());
            Instant published = raw.fetched() == null ? raw.published() : Arrival.dated(raw.published(), raw.fetched());
            EnrichedArticle compared =
                    judged.print() == null ? numbered : compared(numbered, at, published, judged.print());
            if (stories == null || told == null || compared.duplicate() == null) {
                return compared;
            }
            Telling telling = new Telling(
                    raw.id(),
                    Tellings.language(compared),
                    at,
                    published == null ? at : published,
                    told.features(),
                    told.embedding());
            return stories.place(telling, compared.duplicate().cluster())
                    .map(placement -> compared.withStory(placement.story(), placement.part(), placement.score()))
                    .orElse(compared);
        }

        private EnrichedArticle compared(
                EnrichedArticle article, Instant at, @Nullable Instant published, TextPrint print) {
            String id = article.id();
            Edition edition = copies.edition(id, article.version(), article.title(), print, at);
            copies.add(
                    new Arrival(at, id),
                    edition,
                    new Appearance(published, 0, article.text().length()), // which copy is shown is not told here
                    print,
                    article.speaksOfAnniversary());
            Duplicate duplicate = Objects.requireNonNull(duplicates.get(id));
            duplicates.clear();
            EnrichedArticle compared = article.withDuplicate(duplicate);
            return edition.changes() == null ? compared : compared.withChanges(edition.changes());
        }
    }
}
