package org.perennial.watch.sending;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.channel.Channel;
import org.perennial.watch.channel.Outcome;
import org.perennial.watch.channel.Parcel;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.digest.Digest;
import org.perennial.watch.digest.Edition;
import org.perennial.watch.digest.Subject;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due.
 *
 * <p>An attempt is written down before it is made: the delivery is put off for as long as the attempt may last. A process that
 * is killed in between leaves it to be tried again, with the same key. The message is sealed with the first attempt, so every
 * attempt says the same.
 */
public final class Sender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.removingComments();
    /** Longer than any attempt, the deadline's breaking off included. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Jdbi database;
    private final ChannelDesk desk;
    private final @Nullable Unsubscriptions unsubscriptions;
    private final SendingConfig config;
    private final Clock clock;
    private final RandomGenerator chance;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> named(task, "watch-send"));
    private final ExecutorService attempts = Executors.newCachedThreadPool(task -> named(task, "watch-attempt"));

    /**
     * @param unsubscriptions makes the links by which a reader ends mails; absent if the pages have no public address
     * @param chance scatters the pauses between attempts
     */
    public Sender(
            DataSource database,
            ChannelDesk desk,
            @Nullable Unsubscriptions unsubscriptions,
            SendingConfig config,
            Clock clock,
            RandomGenerator chance) {
        this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
        this.database.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        this.desk = desk;
        this.unsubscriptions = unsubscriptions;
        this.config = config;
        this.clock = clock;
        this.chance = chance;
    }

    /** Puts every channel to work that has something due and is not at work already. Returns at once. */
    public void look() {
        Instant now = clock.instant();
        List<String> due = database.withHandle(handle -> handle.createQuery(sql("select-due-channels"))
                .bind("now", time(now))
                .mapTo(String.class)
                .list());
        for (String channel : due) {
            if (busy.add(channel)) {
                workers.execute(() -> {
                    try {
                        sendAll(channel);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) { // the database, most likely; looked again soon
                        log.atWarn()
                                .setMessage("sending was broken off")
                                .addKeyValue("channel", channel)
                                .setCause(e)
                                .log();
                    } finally {
                        busy.remove(channel);
                    }
                });
            }
        }
    }

    /** Sends all that is due on one channel, one after the other; returns when nothing is due any more. */
    public void sendAll(String channel) throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            Optional<Claim> claim = claim(channel, null);
            if (claim.isEmpty()) {
                return;
            }
            finish(channel, claim.get(), attempt(channel, claim.get()));
        }
    }

    /**
     * Sends one delivery, if it is on its way and no attempt is at work.
     *
     * @param key the delivery's
     */
    public void send(String channel, String key) throws InterruptedException {
        Optional<Claim> claim = claim(channel, key);
        if (claim.isPresent()) {
            finish(channel, claim.get(), attempt(channel, claim.get()));
        }
    }

    /** A delivery in hand, with all that is to be sent; without a parcel if there is nothing to send any more. */
    private record Claim(
            String key,
            String watch,
            int attempts,
            @Nullable Parcel parcel,
            Instant due,
            @Nullable Instant held) {

        /** With nothing to send. */
        static Claim nothing(Row row, Instant now) {
            return new Claim(row.key(), row.watch(), row.attempts(), null, now, null);
        }
    }

    /** @param key of the delivery that is wanted; absent for any */
    private Optional<Claim> claim(String channel, @Nullable String key) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> handle.createQuery(sql("claim"))
                .bind("channel", channel)
                .bind("key", key)
                .bind("now", time(now))
                .bind("lease", time(now.plus(LEASE)))
                .map((row, context) -> new Row(
                        row.getString("key"),
                        row.getString("message"),
                        row.getString("notice"),
                        row.getString("watch"),
                        row.getString("address"),
                        row.getInt("attempts")))
                .findOne()
                .map(row -> claimed(handle, row, now)));
    }

    private record Row(
            String key,
            String message,
            @Nullable String notice,
            String watch,
            @Nullable String address,
            int attempts) {}

    private Claim claimed(Handle handle, Row row, Instant now) {
        Watch watch = desk.watches().get(row.watch());
        if (isUnsubscribed(handle, row) || watch == null && !row.watch().equals(Subject.ALL)) {
            return Claim.nothing(row, now);
        }
        Head head = handle.createQuery("SELECT due, overflow, digest FROM watch_message WHERE id = :message")
                .bind("message", row.message())
                .map((one, context) -> new Head(
                        one.getObject("due", OffsetDateTime.class).toInstant(),
                        one.getBoolean("overflow"),
                        one.getString("digest")))
                .one();
        if (watch != null && row.notice() == null) {
            Instant released = released(watch, head, now);
            if (released.isAfter(now)) {
                return new Claim(row.key(), row.watch(), row.attempts(), null, head.due(), released);
            }
        }
        Parcel parcel = head.digest() != null
                ? digest(handle, row, head.digest())
                : watch == null ? null : notices(handle, row, watch, head);
        return parcel == null
                ? Claim.nothing(row, now)
                : new Claim(row.key(), row.watch(), row.attempts(), parcel, head.due(), null);
    }

    /** @param digest its week; absent for notices */
    private record Head(
            Instant due, boolean overflow, @Nullable String digest) {}

    /** A digest that was asked for in quiet hours comes in them; one that is late waits for their end, as all else does. */
    private static Instant released(Watch watch, Head head, Instant now) {
        boolean askedFor =
                head.digest() != null && !watch.timing().released(head.due()).equals(head.due());
        return askedFor ? now : watch.timing().released(now);
    }

    private @Nullable Parcel digest(Handle handle, Row row, String week) {
        return handle.createQuery("SELECT locale, document FROM watch_digest WHERE watch = :watch AND week = :week")
                .bind("watch", row.watch())
                .bind("week", week)
                .map((one, context) -> Edition.of(
                        Json.read(one.getString("document"), Digest.class), one.getString("locale"), config.pages()))
                .findOne()
                .map(edition -> new Parcel(
                        row.key(), row.watch(), row.address(), edition.letter(), null, unsubscribe(row), edition))
                .orElse(null);
    }

    private @Nullable Parcel notices(Handle handle, Row row, Watch watch, Head head) {
        if (row.notice() == null) {
            handle.createUpdate("UPDATE watch_message SET sealed = true WHERE id = :message")
                    .bind("message", row.message())
                    .execute();
        }
        List<Notice> notices = handle.createQuery(sql("select-notices"))
                .bind("message", row.message())
                .bind("notice", row.notice())
                .mapTo(String.class)
                .map(document -> Json.read(document, Notice.class))
                .list();
        if (notices.isEmpty()) {
            return null;
        }
        Message message = new Message(watch, notices, head.overflow(), head.due());
        return new Parcel(row.key(), row.watch(), row.address(), Composer.compose(message), message, unsubscribe(row));
    }

    private @Nullable URI unsubscribe(Row row) {
        return unsubscriptions == null || row.address() == null
                ? null
                : unsubscriptions.link(row.watch(), row.address());
    }

    private static boolean isUnsubscribed(Handle handle, Row row) {
        return row.address() != null
                && handle.createQuery(
                                "SELECT EXISTS (SELECT FROM watch_unsubscribed WHERE watch = :watch AND address = :address)")
                        .bind("watch", row.watch())
                        .bind("address", row.address())
                        .mapTo(Boolean.class)
                        .one();
    }

    /** How the attempt ended; absent if nothing was to be sent. */
    private @Nullable Outcome attempt(String name, Claim claim) throws InterruptedException {
        Parcel parcel = claim.parcel();
        if (parcel == null) {
            return null;
        }
        Optional<Channel> channel = desk.channel(name);
        if (channel.isEmpty()) {
            return new Outcome.Never("there is no channel " + name + " any more");
        }
        Future<Outcome> sending;
        try {
            sending = attempts.submit(() -> channel.get().send(parcel));
        } catch (RejectedExecutionException e) {
            throw new InterruptedException("the sender is closed"); // it is tried again at the next start
        }
        try {
            return sending.get(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sending.cancel(true);
            return new Outcome.Later(
                    "it did not answer within " + config.deadline().toSeconds() + " s", null);
        } catch (ExecutionException e) {
            return new Outcome.Later("sending failed: " + e.getCause(), null);
        }
    }

    private void finish(String channel, Claim claim, @Nullable Outcome outcome) {
        Instant now = clock.instant();
        if (claim.held() != null) {
            mark(claim, "pending", claim.held(), null, now);
        } else if (outcome == null) {
            mark(claim, "cancelled", now, "the watch was removed, or its reader wants it no longer", now);
        } else if (outcome instanceof Outcome.Sent) {
            mark(claim, "sent", now, null, now);
            report(channel, true, null, now);
        } else if (outcome instanceof Outcome.Never never) {
            mark(claim, "dead", now, never.problem(), now);
            report(channel, false, never.problem(), now);
            warn("a message could not be delivered and is given up", channel, claim, never.problem());
        } else if (outcome instanceof Outcome.Later later) {
            Duration asked = later.after();
            Duration pause = Backoff.after(claim.attempts(), chance);
            Instant next = now.plus(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
            boolean givenUp =
                    claim.parcel() != null && claim.due().plus(config.giveUp()).isBefore(now) && claim.attempts() > 1;
            mark(claim, givenUp ? "dead" : "pending", next, later.problem(), now);
            report(channel, false, later.problem(), now);
            warn(
                    givenUp
                            ? "a message could not be delivered and is given up"
                            : "a message could not be delivered and is tried again",
                    channel,
                    claim,
                    later.problem());
        }
    }

    private static void warn(String what, String channel, Claim claim, String problem) {
        log.atWarn()
                .setMessage(what)
                .addKeyValue("channel", channel)
                .addKeyValue("watch", claim.watch())
                .addKeyValue("delivery", claim.key())
                .addKeyValue("attempts", claim.attempts())
                .addKeyValue("detail", problem)
                .log();
    }

    /** A delivery that was cancelled while it was being sent stays cancelled unless it has got through. */
    private void mark(Claim claim, String state, Instant next, @Nullable String problem, Instant now) {
        database.useHandle(handle -> handle.createUpdate(
                        "UPDATE watch_delivery SET state = :state, next_try = :next, problem = :problem,"
                                + " attempts = CASE WHEN :held THEN attempts - 1 ELSE attempts END,"
                                + " sent = CASE WHEN :state = 'sent' THEN CAST(:now AS timestamptz) END"
                                + " WHERE key = :key AND (state = 'pending' OR :state = 'sent')")
                .bind("state", state)
                .bind("next", time(next))
                .bind("problem", problem)
                .bind("held", claim.held() != null)
                .bind("now", time(now))
                .bind("key", claim.key())
                .execute());
    }

    private void report(String channel, boolean sent, @Nullable String problem, Instant now) {
        database.useHandle(handle -> handle.createUpdate(sql("upsert-channel"))
                .bind("channel", channel)
                .bind("sent", sent)
                .bind("problem", problem)
                .bind("now", time(now))
                .execute());
    }

    /** Whether nothing is being sent. */
    public boolean isIdle() {
        return busy.isEmpty();
    }

    /** Breaks off what is being sent; it is tried again at the next start. */
    @Override
    public void close() {
        List<ExecutorService> pools = new ArrayList<>(List.of(attempts, workers));
        pools.forEach(ExecutorService::shutdownNow);
        for (ExecutorService pool : pools) {
            try {
                pool.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Thread named(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String sql(String name) {
        return FILES.getResource(Sender.class.getClassLoader(), "org/perennial/watch/sending/" + name + ".sql");
    }
}
