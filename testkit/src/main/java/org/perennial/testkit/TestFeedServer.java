package org.perennial.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A site on the loopback interface that answers what a test tells it to, and remembers who asked for what.
 *
 * <p>Safe to use from many threads.
 */
public final class TestFeedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private TestFeedServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** What answers a request: it must send a response or close the exchange. */
    @FunctionalInterface
    public interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A request that came: its path with query, and the headers that make it conditional. */
    public record Asked(String path, Map<String, List<String>> headers) {}

    /** A server on a free port. */
    public static TestFeedServer start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "test-feed-server");
                thread.setDaemon(true);
                return thread;
            });
            http.setExecutor(threads);
            TestFeedServer server = new TestFeedServer(http, threads);
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the test feed server", e);
        }
    }

    /** The address of a path on this server. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Answers a path with 200 and this text from now on. */
    public TestFeedServer serve(String path, String contentType, String body) {
        return serve(path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers a path with 200 and these bytes from now on. */
    public TestFeedServer serve(String path, String contentType, byte[] body) {
        return on(path, exchange -> send(exchange, 200, Map.of("Content-Type", contentType), body));
    }

    /** Answers a path with 200 and an entity tag, and with 304 whoever sends that tag back. */
    public TestFeedServer serveTagged(String path, String contentType, String body, String etag) {
        return on(path, exchange -> {
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                send(exchange, 304, Map.of("ETag", etag), new byte[0]);
            } else {
                send(
                        exchange,
                        200,
                        Map.of("Content-Type", contentType, "ETag", etag),
                        body.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Answers a path with a file's bytes from now on. */
    public TestFeedServer serveFile(String path, Path file) {
        String type = URLConnection.guessContentTypeFromName(file.getFileName().toString());
        return on(
                path,
                exchange -> send(
                        exchange,
                        200,
                        Map.of("Content-Type", type == null ? "application/octet-stream" : type),
                        Files.readAllBytes(file)));
    }

    /** Answers a path as told from now on. */
    public TestFeedServer on(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    /** What was asked for, in the order of coming. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** How often a path was asked for. */
    public long asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path)).count();
    }

    /** Sends a whole response. */
    public static void send(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String path = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        asked.add(new Asked(path, Map.copyOf(exchange.getRequestHeaders())));
        Page page = pages.get(path);
        try (exchange) {
            if (page == null) {
                send(exchange, 404, Map.of(), "no such page".getBytes(StandardCharsets.UTF_8));
            } else {
                page.answer(exchange);
            }
        }
    }
}
