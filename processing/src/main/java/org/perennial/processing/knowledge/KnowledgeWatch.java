package org.perennial.processing.knowledge;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a knowledge folder and hands on what has changed. A file that cannot be read leaves everything as it was until it
 * is corrected. Safe for all threads.
 */
public final class KnowledgeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeWatch.class);

    private final KnowledgeFolder folder;
    /** What the product brings along, for {@link #looking} alone; read at the first change, which few processes see. */
    private @Nullable Knowledge own;

    private final Consumer<Knowledge> changed;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch-knowledge");
        thread.setDaemon(true);
        return thread;
    });
    private String seen;
    private volatile @Nullable String problem;

    private KnowledgeWatch(KnowledgeFolder folder, String seen, Consumer<Knowledge> changed) {
        this.folder = folder;
        this.seen = seen;
        this.changed = changed;
    }

    /**
     * Watches a folder from a state on.
     *
     * @param seen the folder's state when it was last read
     * @param every how long to wait between two looks
     * @param changed takes what is known now; on a thread of the watch
     */
    public static KnowledgeWatch start(
            KnowledgeFolder folder, String seen, Duration every, Consumer<Knowledge> changed) {
        KnowledgeWatch watch = new KnowledgeWatch(folder, seen, changed);
        watch.looking.scheduleWithFixedDelay(watch::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** What is wrong with the folder, with the place; empty when all of it has been taken. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void look() {
        try {
            String now = folder.state();
            if (now.equals(seen)) {
                return;
            }
            seen = now;
            if (own == null) {
                own = Knowledge.own();
            }
            Knowledge knowledge = folder.readOver(own);
            changed.accept(knowledge);
            problem = null;
            LOG.atInfo()
                    .setMessage("languages and events were read again")
                    .addKeyValue("languages", knowledge.lexicons().size())
                    .addKeyValue("events", knowledge.events().events().size())
                    .log();
        } catch (RuntimeException e) {
            problem = e.getMessage();
            LOG.atWarn()
                    .setMessage("languages and events stay as they were: a file cannot be read")
                    .addKeyValue("detail", e.getMessage())
                    .log();
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
