package org.perennial.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Thousands of feeds on this machine, each on an address of its own within 127.0.0.0/8, so that each is a host of its own to
 * whoever asks. A part of them is ill, in all ways of {@link Ailment} equally. A healthy feed lists one new entry, with a
 * page, every half hour, the feeds one after the other, and answers 304 where nothing is new.
 *
 * <p>It listens on all addresses, since no other way leads to all of 127.0.0.0/8, and takes connections from this machine
 * only. It remembers when which feed was asked for: the delays are taken from that and not from what the reader says.
 */
public final class FeedTown implements AutoCloseable {
    private static final Duration BETWEEN_ENTRIES = Duration.ofMinutes(30);
    private static final int LISTED = 10;
    private static final int HOSTS_IN_BLOCK = 250;
    private static final int LONGEST_REQUEST = 16 * 1024;
    private static final String PROSE =
            ("The council met on Tuesday, discussed the budget for two hours, and agreed on all "
                            + "of its parts but one, the chairman said after the session. ")
                    .repeat(8);

    private final ServerSocket server;
    private final int closedPort;
    private final int feeds;
    private final int illPercent;
    private final Instant opened;
    private final Clock clock;
    private final byte[] bomb = bomb();
    private final List<Queue<Instant>> asked;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "feed-town", 128 * 1024);
        thread.setDaemon(true);
        return thread;
    });

    private FeedTown(ServerSocket server, int closedPort, int feeds, int illPercent, Clock clock) {
        this.server = server;
        this.closedPort = closedPort;
        this.feeds = feeds;
        this.illPercent = illPercent;
        this.clock = clock;
        this.opened = clock.instant();
        this.asked = IntStream.range(0, feeds)
                .<Queue<Instant>>mapToObj(feed -> new ConcurrentLinkedQueue<>())
                .toList();
    }

    /** Opens a town. @param illPercent how many of a hundred feeds are ill, 0 to 100 */
    public static FeedTown open(int feeds, int illPercent, Clock clock) throws IOException {
        int closed;
        try (ServerSocket taken = new ServerSocket(0)) {
            closed = taken.getLocalPort();
        }
        FeedTown town = new FeedTown(new ServerSocket(0, 1_024), closed, feeds, illPercent, clock);
        town.threads.execute(town::accept);
        return town;
    }

    /** How a feed is ill; empty if it is well. */
    public Optional<Ailment> ailment(int feed) {
        return feed % 100 * 37 % 100 < illPercent
                ? Optional.of(Ailment.values()[feed / 7 % Ailment.values().length])
                : Optional.empty();
    }

    /** A feed's address. */
    public String address(int feed) {
        boolean refused = ailment(feed).filter(Ailment.REFUSES::equals).isPresent();
        return root(feed, refused ? closedPort : server.getLocalPort()) + "/feed";
    }

    /** When a feed was asked for, in order. */
    public List<Instant> asked(int feed) {
        return new ArrayList<>(asked.get(feed));
    }

    private static String root(int feed, int port) {
        return "http://127." + (1 + feed / (HOSTS_IN_BLOCK * HOSTS_IN_BLOCK)) + "."
                + feed / HOSTS_IN_BLOCK % HOSTS_IN_BLOCK + "." + (1 + feed % HOSTS_IN_BLOCK) + ":" + port;
    }

    private static int feed(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ((bytes[1] & 0xFF) - 1) * HOSTS_IN_BLOCK * HOSTS_IN_BLOCK
                + (bytes[2] & 0xFF) * HOSTS_IN_BLOCK
                + (bytes[3] & 0xFF)
                - 1;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (socket.getInetAddress().isLoopbackAddress()) {
                    threads.execute(() -> answer(socket));
                } else {
                    socket.close();
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException("the feeds cannot be served any more", e);
                }
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                OutputStream out = socket.getOutputStream()) {
            InputStream in = socket.getInputStream();
            String request = head(in);
            int feed = feed(socket.getLocalAddress());
            if (request.isEmpty() || feed < 0 || feed >= feeds) {
                return;
            }
            if (request.startsWith("GET /feed ")) {
                asked.get(feed).add(clock.instant());
                Ailment ailment = ailment(feed).orElse(null);
                if (ailment == null) {
                    list(feed, request, out);
                } else {
                    suffer(ailment, feed, socket, in, out);
                }
            } else if (request.startsWith("GET /a/")) {
                send(out, "200 OK", "Content-Type: text/html", page(request));
            } else {
                send(out, "404 Not Found", "Content-Type: text/plain", "not here");
            }
        } catch (IOException askerWent) {
            // as some do, and as we do to some
        }
    }

    private void suffer(Ailment ailment, int feed, Socket socket, InputStream in, OutputStream out) throws IOException {
        switch (ailment) {
            case REFUSES, RESETS -> socket.setSoLinger(true, 0);
            case SILENT -> in.read(); // returns when the asker has given up
            case DRIPS -> {
                head(out, "200 OK", "Content-Length: 1000000");
                for (int sent = 0; sent < 1_000_000; sent++) {
                    out.write('<');
                    out.flush();
                    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                }
            }
            case CUT_SHORT -> {
                head(out, "200 OK", "Content-Length: 1000000");
                out.write("<rss><channel>".getBytes(StandardCharsets.UTF_8));
            }
            case ENDLESS -> {
                head(out, "200 OK", "Content-Type: application/rss+xml");
                byte[] chunk = new byte[16 * 1024];
                while (!server.isClosed()) {
                    out.write(chunk);
                }
            }
            case BOMB -> {
                head(out, "200 OK", "Content-Encoding: gzip\r\nContent-Length: " + bomb.length);
                out.write(bomb);
            }
            case GARBAGE -> out.write("220 mail.example ESMTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            case LOOPS -> send(out, "302 Found", "Location: " + address(feed), "");
            case BROKEN -> send(out, "500 Internal Server Error", "Content-Type: text/plain", "broken");
            case BUSY -> send(out, "429 Too Many Requests", "Retry-After: 60", "");
            case PAGE -> send(out, "200 OK", "Content-Type: text/html", "<!DOCTYPE html><html><p>Moved.</p></html>");
        }
    }

    private void list(int feed, String request, OutputStream out) throws IOException {
        long offset = BETWEEN_ENTRIES.toMillis() * feed / feeds;
        long newest = (Duration.between(opened, clock.instant()).toMillis() + offset) / BETWEEN_ENTRIES.toMillis();
        String etag = "\"" + newest + "\"";
        if (request.contains(etag)) {
            send(out, "304 Not Modified", "ETag: " + etag, "");
            return;
        }
        StringBuilder items = new StringBuilder();
        for (long number = newest; number >= Math.max(0, newest - LISTED); number--) {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    opened.plus(BETWEEN_ENTRIES.multipliedBy(number)).atOffset(ZoneOffset.UTC));
            items.append("<item><title>Entry ")
                    .append(number)
                    .append("</title><link>")
                    .append(root(feed, server.getLocalPort()))
                    .append("/a/")
                    .append(number)
                    .append("</link><pubDate>")
                    .append(date)
                    .append("</pubDate></item>");
        }
        send(
                out,
                "200 OK",
                "Content-Type: application/rss+xml\r\nETag: " + etag,
                "<rss version=\"2.0\"><channel><title>Feed " + feed + "</title>" + items + "</channel></rss>");
    }

    private static String page(String request) {
        String number = request.substring("GET /a/".length(), request.indexOf(' ', "GET /a/".length()));
        return "<!DOCTYPE html><html><head><title>Entry " + number + "</title></head><body><article><h1>Entry " + number
                + "</h1><p>" + PROSE + "</p></article></body></html>";
    }

    private static void send(OutputStream out, String status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(out, status, headers + "\r\nContent-Length: " + bytes.length);
        out.write(bytes);
    }

    private static void head(OutputStream out, String status, String headers) throws IOException {
        out.write(String.format(Locale.ROOT, "HTTP/1.1 %s\r\n%s\r\nConnection: close\r\n\r\n", status, headers)
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** The request up to its empty line; empty if none came. */
    private static String head(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST_REQUEST];
        int length = 0;
        while (length < bytes.length) {
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                return "";
            }
            length += read;
            String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            if (head.contains("\r\n\r\n")) {
                return head;
            }
        }
        return "";
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[15 << 20]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
