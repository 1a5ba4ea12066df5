package org.perennial.sink.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Topics;
import org.perennial.sink.ArticleStore;
import org.perennial.sink.Batch;
import org.perennial.sink.OffsetSpan;
import org.perennial.sink.WriteOutcome;

/**
 * Articles in files, each in one file once.
 *
 * <p>Rows gather in an unfinished file for each partition. When it is full or old enough its bytes are forced to the disk and
 * it is renamed to the offsets that it holds, in one step. What a process leaves unfinished is removed and read again, since
 * the position of a partition is the highest offset in a name. Of two processes on one folder, the one that comes second with
 * a stretch gives it up.
 */
public final class FileArticleStore implements ArticleStore {
    private final Path directory;
    private final FileFormat format;
    private final int rows;
    private final Duration age;
    private final InstantSource clock;
    private final Map<TopicPartition, Open> open = new HashMap<>();

    /** A file that is being written. */
    private static final class Open {
        private final Path path;
        private final RowFile file;
        private final long from;
        private final Instant begun;
        private long next;
        private int rows;

        private Open(Path path, RowFile file, long from, Instant begun) {
            this.path = path;
            this.file = file;
            this.from = from;
            this.begun = begun;
            this.next = from;
        }
    }

    /**
     * A store in a folder, which is made if it is not there.
     *
     * @param rows how many articles a file has at most, apart from those of its last batch
     * @param age how old an unfinished file gets at most
     */
    public FileArticleStore(Path directory, FileFormat format, int rows, Duration age, InstantSource clock) {
        this.directory = directory;
        this.format = format;
        this.rows = rows;
        this.age = age;
        this.clock = clock;
        try {
            Files.createDirectories(directory.resolve(Topics.ENRICHED_ARTICLES.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make the folder " + directory + ": correct sink.files.directory, or give the right to", e);
        }
    }

    @Override
    public List<String> topics() {
        return List.of(Topics.ENRICHED_ARTICLES.name());
    }

    @Override
    public boolean takesOnePartitionAtATime() {
        return true;
    }

    @Override
    public boolean tellsOfUnreadable() {
        return false;
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        discard();
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (Stream<Path> folders = Files.list(directory.resolve(Topics.ENRICHED_ARTICLES.name()))) {
            for (Path folder : folders.toList()) {
                String name = folder.getFileName().toString();
                if (name.matches("\\d{1,9}")) {
                    PartitionFolder partition = new PartitionFolder(folder);
                    partition.clear();
                    positions.put(
                            new TopicPartition(Topics.ENRICHED_ARTICLES.name(), Integer.parseInt(name)),
                            partition.next());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files in " + directory + " cannot be read", e);
        }
        return positions;
    }

    @Override
    public void forgetPosition(TopicPartition partition) {
        try {
            folder(partition).putAside();
        } catch (IOException e) {
            throw new UncheckedIOException("the files of " + partition + " cannot be put aside", e);
        }
    }

    @Override
    public WriteOutcome write(Batch batch, RefusedArticles refusedArticles) {
        if (batch.spans().size() != 1) {
            throw new IllegalArgumentException("a batch of one partition is wanted, was of "
                    + batch.spans().keySet());
        }
        Map.Entry<TopicPartition, OffsetSpan> only =
                batch.spans().entrySet().iterator().next();
        TopicPartition partition = only.getKey();
        OffsetSpan span = only.getValue();
        try {
            Open current = open.get(partition);
            if (current == null) {
                current = begin(partition, span.from());
            }
            if (current.next > span.from()) {
                throw new PositionMovedException(partition, span);
            }
            for (EnrichedArticle article : batch.articles()) {
                current.file.add(article);
                current.rows++;
            }
            current.next = span.next();
            if (current.rows >= rows) {
                finish(partition, current);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files in " + directory + " cannot be written", e);
        }
        return new WriteOutcome(batch.articles().size(), 0, 0);
    }

    @Override
    public void betweenBatches() {
        Instant oldest = clock.instant().minus(age);
        finishAll(oldest);
    }

    @Override
    public void ending() {
        finishAll(Instant.MAX);
    }

    /** Files stay: how long is for whoever reads them to say. */
    @Override
    public long dropBefore(YearMonth first) {
        return 0;
    }

    private void finishAll(Instant begunBefore) {
        for (Map.Entry<TopicPartition, Open> entry : Map.copyOf(open).entrySet()) {
            if (entry.getValue().rows > 0 && !entry.getValue().begun.isAfter(begunBefore)) {
                try {
                    finish(entry.getKey(), entry.getValue());
                } catch (IOException e) {
                    throw new UncheckedIOException("the files in " + directory + " cannot be written", e);
                }
            }
        }
    }

    private Open begin(TopicPartition partition, long from) throws IOException {
        Path path = folder(partition).unfinished(from, format);
        Open begun = new Open(path, format.open(path), from, clock.instant());
        open.put(partition, begun);
        return begun;
    }

    private void finish(TopicPartition partition, Open file) throws IOException {
        open.remove(partition);
        file.file.close();
        if (!folder(partition).finish(file.path, file.from, file.next, format)) {
            throw new PositionMovedException(partition, new OffsetSpan(file.from, file.next));
        }
    }

    private void discard() {
        for (Open file : open.values()) {
            try {
                file.file.close();
                Files.deleteIfExists(file.path);
            } catch (IOException e) {
                throw new UncheckedIOException(file.path + " cannot be removed", e);
            }
        }
        open.clear();
    }

    private PartitionFolder folder(TopicPartition partition) {
        return new PartitionFolder(directory.resolve(partition.topic()).resolve(String.valueOf(partition.partition())));
    }
}
