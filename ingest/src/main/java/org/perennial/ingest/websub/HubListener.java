package org.perennial.ingest.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Where hubs reach us: it answers whether we want a subscription and takes what is delivered, and shows nothing to anybody.
 *
 * <p>It stands behind a proxy that speaks TLS. At most eight requests are read at a time, none for longer than the deadline
 * and none that is larger than an answer of a feed may be.
 */
public final class HubListener implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int LONGEST_CHALLENGE = 4_096;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** The server's own limit for a request whose headers do not end; read once in a process. */
    private static final String SERVER_DEADLINE = "sun.net.httpserver.maxReqTime";

    private final Subscriptions subscriptions;
    private final Consumer<HubAnswer> answered;
    private final int mostBytes;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, HubListener::thread);
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, HubListener::thread);

    /**
     * Listens from now on.
     *
     * @param mostBytes the most that a delivery may have
     * @param answered is told what became of each delivery
     * @throws IllegalStateException if the port is taken or the address is not ours; the message has the remedy
     */
    public HubListener(WebSubConfig config, Subscriptions subscriptions, long mostBytes, Consumer<HubAnswer> answered) {
        this.subscriptions = subscriptions;
        this.answered = answered;
        this.mostBytes = (int) Math.min(mostBytes, Integer.MAX_VALUE - 16);
        if (System.getProperty(SERVER_DEADLINE) == null) {
            System.setProperty(SERVER_DEADLINE, String.valueOf(DEADLINE.toSeconds()));
        }
        deadlines.setRemoveOnCancelPolicy(true);
        InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
        try {
            server = HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new IllegalStateException(
                    "ingest.websub.port " + config.port() + " of " + config.host() + " cannot be listened on ("
                            + e.getMessage() + "): stop what has it, or set another, and tell the proxy",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "ingest.websub.host " + config.host() + " cannot be listened on: " + e.getMessage(), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "ingest-hubs");
        thread.setDaemon(true);
        return thread;
    }

    /** The port that is listened on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        // Closed by another thread, the exchange gives up its connection and with it whoever reads from it.
        ScheduledFuture<?> deadline = deadlines.schedule(exchange::close, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        try (exchange) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            String path = exchange.getRequestURI().getRawPath();
            String token = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
            switch (exchange.getRequestMethod()) {
                case "GET" -> question(exchange, token);
                case "POST" -> delivery(exchange, token);
                default -> send(exchange, 405, "");
            }
        } finally {
            deadline.cancel(false);
        }
    }

    private void question(HttpExchange exchange, String token) throws IOException {
        Map<String, String> fields = fields(exchange.getRequestURI().getRawQuery());
        Optional<String> challenge =
                subscriptions.intends(token, fields).filter(text -> text.length() <= LONGEST_CHALLENGE);
        if (challenge.isPresent()) {
            send(exchange, 200, challenge.get());
        } else {
            send(exchange, 404, "");
        }
    }

    private void delivery(HttpExchange exchange, String token) throws IOException {
        if (!subscriptions.awaits(token)) {
            answered.accept(HubAnswer.GONE);
            send(exchange, HubAnswer.GONE.status(), "");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            send(exchange, 413, "");
            return;
        }
        HubAnswer answer = subscriptions.deliver(
                token,
                exchange.getRequestHeaders().getFirst("X-Hub-Signature"),
                exchange.getRequestHeaders().getFirst("Link"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body);
        answered.accept(answer);
        send(exchange, answer.status(), "");
    }

    /** The fields of a query; of two with one name the first. */
    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String field : query == null ? new String[0] : query.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        deadlines.shutdownNow();
    }
}
