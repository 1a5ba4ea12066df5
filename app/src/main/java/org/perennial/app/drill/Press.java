package org.perennial.app.drill;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a newsroom publish at a steady rate, five times a second. */
final class Press implements AutoCloseable {
    private static final int WAVES_A_SECOND = 5;

    private final DrillNewsroom newsroom;
    private final AtomicBoolean publishing = new AtomicBoolean(true);
    private final AtomicInteger rate = new AtomicInteger();
    /** Articles times {@link #WAVES_A_SECOND} that the next wave brings; used by the press alone. */
    private int owed;

    private final ScheduledExecutorService waves = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "drill-press");
        thread.setDaemon(true);
        return thread;
    });

    Press(DrillNewsroom newsroom, int articlesASecond) {
        this.newsroom = newsroom;
        rate.set(articlesASecond);
    }

    void start() {
        waves.scheduleAtFixedRate(this::publish, 0, 1000 / WAVES_A_SECOND, TimeUnit.MILLISECONDS);
    }

    /** So many articles come out a second from now on. */
    void atRate(int articlesASecond) {
        rate.set(articlesASecond);
    }

    /** Whether new articles come out from now on; they do from the start. */
    void publishing(boolean now) {
        publishing.set(now);
    }

    private void publish() {
        if (publishing.get()) {
            owed += rate.get();
            newsroom.publish(owed / WAVES_A_SECOND);
            owed %= WAVES_A_SECOND;
        }
    }

    @Override
    public void close() {
        waves.shutdownNow();
    }
}
