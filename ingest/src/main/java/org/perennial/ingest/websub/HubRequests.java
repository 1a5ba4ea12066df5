package org.perennial.ingest.websub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.perennial.ingest.fetch.Poster.Posted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What hubs are asked for, in the forms of WebSub. Safe for all threads. */
final class HubRequests implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HubRequests.class);
    private static final int MOST_FAREWELLS = 1_000;

    private final URI callback;
    private final Subscriptions.HubClient client;
    private final ThreadPoolExecutor farewells = new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_FAREWELLS), HubRequests::thread, (task, pool) -> {
                // The hub is told that we are gone when it delivers.
            });

    /** @param callback the address below which hubs reach us */
    HubRequests(URI callback, Subscriptions.HubClient client) {
        this.callback = callback;
        this.client = client;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "ingest-hub-farewells");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Asks a hub to deliver.
     *
     * @param token the end of the address that it delivers to
     * @return whether it was the hub's turn to be asked
     */
    boolean subscribe(String feed, HubLinks links, String token, String secret) throws InterruptedException {
        Map<String, String> fields = fields("subscribe", links, token);
        fields.put("hub.lease_seconds", String.valueOf(Subscription.WANTED_LEASE.toSeconds()));
        fields.put("hub.secret", secret);
        Optional<Posted> posted = client.post(links.hub(), form(fields), false);
        posted.filter(answer -> answer.status() / 100 != 2)
                .ifPresent(answer -> log.atInfo()
                        .setMessage("hub does not take the subscription")
                        .addKeyValue("feed", feed)
                        .addKeyValue("status", answer.status())
                        .addKeyValue("problem", String.valueOf(answer.problem()))
                        .log());
        return posted.isPresent();
    }

    /** Asks a hub to deliver no more, later and without an answer. */
    void unsubscribe(HubLinks links, String token) {
        farewells.execute(() -> {
            try {
                client.post(links.hub(), form(fields("unsubscribe", links, token)), true);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Map<String, String> fields(String mode, HubLinks links, String token) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("hub.mode", mode);
        fields.put("hub.topic", links.topic());
        fields.put("hub.callback", callback + (callback.toString().endsWith("/") ? "" : "/") + token);
        return fields;
    }

    private static byte[] form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        farewells.shutdownNow();
    }
}
