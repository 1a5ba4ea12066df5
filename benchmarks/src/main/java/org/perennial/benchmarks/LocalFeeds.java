package org.perennial.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Feeds served on this machine, and the least that can be done to get one. */
final class LocalFeeds implements AutoCloseable {
    /** The network in which the server stands. */
    static final String NETWORK = "127.0.0.0/8";

    static {
        // Else its answers, which it writes in two parts, wait 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, LocalFeeds::daemon);
    private final List<byte[]> feeds;

    LocalFeeds(List<byte[]> feeds) {
        this.feeds = List.copyOf(feeds);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port of this machine can be opened for the feeds: " + e.getMessage(), e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "local-feeds");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] feed = feeds.get(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)));
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
        }
    }

    /** The addresses of the feeds, in their order. */
    List<String> addresses() {
        String site = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        return IntStream.range(0, feeds.size())
                .mapToObj(number -> site + number)
                .toList();
    }

    /** What lies at an address, got by the JDK's own client with no guard and no limit. */
    static byte[] get(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection(Proxy.NO_PROXY);
            try (InputStream body = connection.getInputStream()) {
                return body.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(address + " cannot be got: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
