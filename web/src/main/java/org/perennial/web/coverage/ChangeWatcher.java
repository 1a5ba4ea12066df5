package org.perennial.web.coverage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the number of the last change of each subject and wakes those who wait for a later one.
 *
 * <p>It listens to the notifications of who writes, on a connection of its own and asks the table besides every few seconds, so a
 * notification that is lost costs seconds and nothing else. While the database is away it goes on trying.
 */
public final class ChangeWatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChangeWatcher.class);

    /** What there are changes of: each has a channel of notifications and numbers that grow. */
    public enum Subject {
        /** Articles, told of by the sink. */
        ARTICLES("perennial_articles", "select-newest-change"),
        /** Notices of watches, told of by who writes the ledger. */
        NOTICES("perennial_notices", "select-newest-notice");

        private final String channel;
        private final String newest;

        Subject(String channel, String newest) {
            this.channel = channel;
            this.newest = newest;
        }
    }

    private static final int GLANCE_MILLIS = 300;
    private static final int GLANCES = 10;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(GLANCES * GLANCE_MILLIS);

    private final DataSource database;
    private final Thread thread = new Thread(this::watch, "web-changes");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private final Map<Subject, Long> newest = new EnumMap<>(Subject.class);
    private volatile boolean closed;

    /** A watcher over the database behind this source; it begins with {@link #start()}. */
    public ChangeWatcher(DataSource database) {
        this.database = database;
    }

    /** Begins to watch, on a thread of its own. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until there is a change of a subject after the given one.
     *
     * @return whether there is; false when the time is over or the watcher was closed
     */
    public boolean awaitAfter(Subject subject, long change, Duration patience) throws InterruptedException {
        long remaining = patience.toNanos();
        lock.lock();
        try {
            while (newest(subject) <= change && remaining > 0 && !closed) {
                remaining = moved.awaitNanos(remaining);
            }
            return newest(subject) > change && !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has been closed. */
    public boolean isClosed() {
        return closed;
    }

    /** Stops watching; whoever waits is woken. */
    @Override
    public void close() {
        closed = true;
        wakeAll();
        try {
            thread.join(LOOK_AGAIN.toMillis() * 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        boolean away = false;
        while (!closed) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                for (Subject subject : Subject.values()) {
                    statement.execute("LISTEN " + subject.channel);
                }
                PGConnection notifications = connection.unwrap(PGConnection.class);
                away = false;
                while (!closed) {
                    for (Subject subject : Subject.values()) {
                        moveTo(subject, newest(subject, statement));
                    }
                    awaitNotification(notifications);
                }
                statement.execute("UNLISTEN *");
            } catch (SQLException | RuntimeException e) {
                if (!away && !closed) {
                    log.atWarn()
                            .setMessage("the database does not answer, trying again")
                            .addKeyValue("detail", e.getMessage())
                            .log();
                }
                away = true;
                pause();
            }
        }
    }

    /** Through the connection that is held anyway, so that a small pool is enough. */
    private static long newest(Subject subject, Statement statement) throws SQLException {
        try (ResultSet newest = statement.executeQuery(Coverage.sql(subject.newest))) {
            newest.next();
            return newest.getLong(1);
        }
    }

    /** Returns at a notification, or when it is time to look again, or soon after the watcher was closed. */
    private void awaitNotification(PGConnection notifications) throws SQLException {
        for (int i = 0; i < GLANCES && !closed; i++) {
            PGNotification[] heard = notifications.getNotifications(GLANCE_MILLIS);
            if (heard != null && heard.length > 0) {
                return;
            }
        }
    }

    private long newest(Subject subject) {
        return newest.getOrDefault(subject, 0L);
    }

    private void moveTo(Subject subject, long change) {
        lock.lock();
        try {
            if (change != newest(subject)) {
                newest.put(subject, change);
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void wakeAll() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            long remaining = LOOK_AGAIN.toNanos();
            while (!closed && remaining > 0) {
                remaining = moved.awaitNanos(remaining);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
