package org.perennial.app.drill;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.perennial.app.drill.Evidence.Text;
import org.perennial.app.pipeline.TopicReader;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.contract.UnreadRecords;
import org.perennial.processing.ProcessingConfig;

/** Looks at the topics and the database of a drill, with none of the program's own eyes. Used by one thread. */
final class Scene implements AutoCloseable {
    private static final int SECONDS = 20;

    private final Map<String, Object> kafka;
    private final Admin admin;
    private final DataSource database;

    Scene(Map<String, Object> kafka, DataSource database) {
        this.kafka = kafka;
        this.admin = Admin.create(kafka);
        this.database = database;
    }

    /** Whether an article is stored that was fetched after an instant: asked often, of versions, which are found by that. */
    boolean hasStoredSince(Instant instant) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT EXISTS (SELECT FROM article_version WHERE fetched > ?)")) {
            statement.setObject(1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The number of the last change that was stored; greater with each transaction of the sink. */
    long lastChange() throws SQLException {
        List<Long> last = new ArrayList<>();
        query("SELECT coalesce(max(change), 0) FROM article", row -> last.add(row.getLong(1)));
        return last.get(0);
    }

    /** The addresses of the stored articles, each with when its row was written. */
    Map<String, Instant> storedAt() throws SQLException {
        Map<String, Instant> stored = new HashMap<>();
        query(
                "SELECT url, stored FROM article",
                row -> stored.put(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()));
        return stored;
    }

    /** The keys of all messages, each with the address of the article that it tells of. */
    Map<String, String> toldOf() throws SQLException {
        Map<String, String> told = new HashMap<>();
        query("""
                SELECT d.key, a.url
                FROM watch_delivery d
                JOIN watch_notice n USING (message)
                JOIN article a ON a.id = n.document -> 'article' ->> 'id'
                """, row -> told.put(row.getString(1), row.getString(2)));
        return told;
    }

    /** Whether a transaction is open on the topic of enriched articles: something is written and not yet committed. */
    boolean isCommitInFlight() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (TopicPartition partition : partitions()) {
            latest.put(partition, OffsetSpec.latest());
        }
        var written = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED));
        var committed = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        for (TopicPartition partition : latest.keySet()) {
            if (written.partitionResult(partition)
                            .get(SECONDS, TimeUnit.SECONDS)
                            .offset()
                    > committed
                            .partitionResult(partition)
                            .get(SECONDS, TimeUnit.SECONDS)
                            .offset()) {
                return true;
            }
        }
        return false;
    }

    private List<TopicPartition> partitions() throws InterruptedException, ExecutionException, TimeoutException {
        String topic = Topics.ENRICHED_ARTICLES.name();
        return admin.describeTopics(List.of(topic)).allTopicNames().get(SECONDS, TimeUnit.SECONDS).values().stream()
                .flatMap(described -> described.partitions().stream())
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** All that is there, beside what the newsroom gave out and what arrived at the webhook. */
    private Evidence evidence(Set<String> served, Map<String, Integer> received)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        List<Text> raw = new ArrayList<>();
        TopicReader.readAll(kafka, Topics.RAW_ARTICLES, record -> raw.add(text(record.value())));
        List<Text> enriched = new ArrayList<>();
        TopicReader.readAll(kafka, Topics.ENRICHED_ARTICLES, record -> enriched.add(text(record.value())));
        Set<String> refused = new HashSet<>();
        TopicReader.readAll(
                kafka,
                Topics.DEAD_LETTERS,
                record -> refused.add(record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8)));
        Map<String, Set<Integer>> stored = new TreeMap<>();
        query(
                "SELECT article, version FROM article_version",
                row -> stored.computeIfAbsent(row.getString(1), id -> new TreeSet<>())
                        .add(row.getInt(2)));
        Set<String> watched = new TreeSet<>();
        query(
                "SELECT id FROM article WHERE title ILIKE '%" + DrillFiles.WATCHED + "%'",
                row -> watched.add(row.getString(1)));
        Set<String> judged = new HashSet<>();
        query("SELECT article FROM watch_article", row -> judged.add(row.getString(1)));
        Set<String> due = new HashSet<>();
        query("SELECT key FROM watch_delivery WHERE state <> 'cancelled'", row -> due.add(row.getString(1)));
        Map<String, Integer> told = new TreeMap<>();
        query(
                "SELECT document -> 'article' ->> 'id' FROM watch_notice WHERE key LIKE '%#1'",
                row -> told.merge(Objects.requireNonNullElse(row.getString(1), ""), 1, Integer::sum));
        return new Evidence(served, raw, refused, enriched, stored, lags(), watched, judged, due, received, told);
    }

    /**
     * Waits until nothing is wrong with what is left behind, or patience is at its end.
     *
     * @return what is left and what is wrong; empty if nobody ever answered
     */
    Optional<DrillReport> settle(
            DrillNewsroom newsroom, List<DrillReport.Recovery> recoveries, Patience patience, Duration longest)
            throws InterruptedException {
        List<DrillReport> last = new ArrayList<>();
        patience.await(longest, () -> {
            Evidence evidence = evidence(newsroom.served().keySet(), newsroom.received());
            last.clear();
            last.add(new DrillReport(recoveries, evidence, DrillChecker.judge(evidence)));
            return evidence.raw().size() > 0 && last.get(0).findings().isEmpty();
        });
        return last.stream().findFirst();
    }

    /** What the topology has not read of what it reads. */
    private Map<String, Integer> lags() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, Long> read = new HashMap<>();
        admin.listConsumerGroupOffsets(ProcessingConfig.APPLICATION_ID)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS)
                .forEach((partition, place) -> {
                    if (place != null) { // of a partition that it has never committed
                        read.put(partition, place.offset());
                    }
                });
        return UnreadRecords.count(kafka, read);
    }

    private static Text text(RawArticle article) {
        return new Text(article.id(), String.valueOf(article.url()), 0, hash(article.title(), article.text()));
    }

    private static Text text(EnrichedArticle article) {
        return new Text(
                article.id(), String.valueOf(article.url()), article.version(), hash(article.title(), article.text()));
    }

    private static int hash(@Nullable String title, String text) {
        return Objects.hash(title, text);
    }

    /** Takes one row. */
    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowTaker taker) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                taker.take(row);
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
