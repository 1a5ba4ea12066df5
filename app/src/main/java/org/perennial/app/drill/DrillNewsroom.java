package org.perennial.app.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.perennial.app.bench.InventedLanguage;

/**
 * A newsroom that notes what it gave out, and the webhook of the drill's watch.
 *
 * <p>Its feeds carry whole articles: new ones at a steady rate, one in ten a copy of an earlier one, one in eight
 * corrected later. Feeds have entity tags, so a reader that remembers a tag longer than the articles it stands for would
 * lose them. What it publishes follows from the seed; when, from the clock.
 */
final class DrillNewsroom implements AutoCloseable {
    private static final int LEAST_HELD = 20;
    /** What a reader takes of one feed. */
    private static final int MOST_HELD = 4_000;

    private static final int COPY_EVERY = 10;
    private static final int CORRECT_EVERY = 8;
    private static final int WATCHED_EVERY = 10;
    private static final int PARAGRAPHS = 4;
    private static final int SENTENCE_WORDS = 30;
    private static final int TITLE_WORDS = 6;
    private static final String HOOK = "/hook";
    private static final InventedLanguage LANGUAGE = InventedLanguage.all().get(0);

    /** By what name stages ask for it; only the drill knows where that is. */
    static final String HOST = "newsroom.drill";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(DrillNewsroom::daemon);
    private final Clock clock;
    private final Random random;
    private final List<Deque<Article>> feeds = new ArrayList<>();
    private final Map<String, Instant> served = new ConcurrentHashMap<>();
    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private final Map<String, Instant> arrived = new ConcurrentHashMap<>();
    /** Counted down when a feed has just been given out in full; null while nobody waits for that. */
    private final AtomicReference<CountDownLatch> atFeed = new AtomicReference<>();
    /** Counted down when a message has just arrived, which then gets no answer; null while nobody waits for that. */
    private final AtomicReference<CountDownLatch> atHook = new AtomicReference<>();

    private volatile String base;
    private volatile Lie lie = Lie.NONE;
    private volatile HookMood mood = HookMood.TAKES;

    /** Entries that a feed holds. */
    private final int mostEntries;

    private int published;

    /** What it gives out instead of its feeds. */
    enum Lie {
        NONE,
        /** A page that says that all is well. */
        PAGE,
        /** Less than it says that there is. */
        SHORT,
        /** A picture. */
        PICTURE,
        /** A quarter of a gigabyte, compressed a thousandfold. */
        BOMB,
        /** That it is busy, for a second. */
        BUSY
    }

    /** How the webhook takes messages. */
    enum HookMood {
        TAKES,
        /** It never answers. */
        HANGS,
        /** It answers 500. */
        FAILS
    }

    private record Article(int number, String title, String text, int version, Instant at) {}

    private DrillNewsroom(HttpServer http, DrillPlan plan, Clock clock) {
        this.http = http;
        this.clock = clock;
        this.random = new Random(plan.seed());
        this.base = own();
        long published = plan.load().rate() * plan.load().kept().toSeconds();
        this.mostEntries =
                (int) Math.min(MOST_HELD, LEAST_HELD + published / plan.load().feeds());
        for (int feed = 0; feed < plan.load().feeds(); feed++) {
            feeds.add(new ArrayDeque<>());
        }
    }

    /**
     * Opens it on a free port.
     *
     * @param at an address of this machine; who reaches it can ask
     */
    static DrillNewsroom open(DrillPlan plan, Clock clock, InetAddress at) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(at, 0), 0);
        DrillNewsroom newsroom = new DrillNewsroom(http, plan, clock);
        http.setExecutor(newsroom.threads);
        http.createContext("/", newsroom::answer);
        http.start();
        return newsroom;
    }

    /** Its own port. */
    int port() {
        return http.getAddress().getPort();
    }

    /** Says where stages ask for it, before any does. */
    void callAt(String address) {
        base = address;
    }

    /** Gives out this from now on; none of it counts as served. */
    void lie(Lie now) {
        lie = now;
    }

    /** Takes messages so from now on; those that get no good answer count as received. */
    void mood(HookMood now) {
        mood = now;
    }

    /** Brings out so many new articles, and corrections of some that are still in their feeds. */
    synchronized void publish(int count) {
        for (int i = 0; i < count; i++) {
            int number = published++;
            Deque<Article> feed = feeds.get(number % feeds.size());
            boolean copies = number % COPY_EVERY == COPY_EVERY - 1 && !feed.isEmpty();
            String text = copies ? feed.getLast().text() : text();
            if (number % CORRECT_EVERY == CORRECT_EVERY - 1 && !feed.isEmpty()) {
                Article wrong = feed.removeLast();
                feed.addLast(new Article(
                        wrong.number(), wrong.title(), wrong.text() + " " + sentence(), wrong.version() + 1, now()));
            }
            feed.addLast(new Article(number, title(number), text, 1, now()));
            if (feed.size() > mostEntries) {
                feed.removeFirst();
            }
        }
    }

    /** How many articles have been brought out. */
    synchronized int published() {
        return published;
    }

    List<String> feedAddresses() {
        List<String> addresses = new ArrayList<>();
        for (int feed = 0; feed < feeds.size(); feed++) {
            addresses.add(base + "/feed/" + feed);
        }
        return addresses;
    }

    String hookAddress() {
        return own() + HOOK;
    }

    private String own() {
        return "http://" + http.getAddress().getAddress().getHostAddress() + ":" + port();
    }

    /** The addresses of the articles in feeds that were given out to the last byte, each with when it first was. */
    Map<String, Instant> served() {
        return Map.copyOf(served);
    }

    /** The keys of the messages that came to the webhook, each with how often; those that got no answer too. */
    Map<String, Integer> received() {
        return Map.copyOf(received);
    }

    /** The same with when each first came. */
    Map<String, Instant> arrived() {
        return Map.copyOf(arrived);
    }

    /** A latch that opens when the next feed that has changed has been given out in full. */
    CountDownLatch whenFeedIsRead() {
        CountDownLatch latch = new CountDownLatch(1);
        atFeed.set(latch);
        return latch;
    }

    /** A latch that opens when the next message has come to the webhook; its sender gets no answer. */
    CountDownLatch whenMessageArrives() {
        CountDownLatch latch = new CountDownLatch(1);
        atHook.set(latch);
        return latch;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(HOOK)) {
                takeMessage(exchange);
            } else if (path.startsWith("/feed/")) {
                giveFeed(exchange, Integer.parseInt(path.substring("/feed/".length())));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void takeMessage(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        arrived.putIfAbsent(key, now());
        received.merge(key, 1, Integer::sum);
        CountDownLatch latch = atHook.getAndSet(null);
        if (latch != null) {
            latch.countDown();
            return; // without an answer
        }
        if (mood == HookMood.HANGS) {
            while (mood == HookMood.HANGS) {
                LockSupport.parkNanos(1_000_000_000L / 5);
            }
            return; // without an answer
        }
        exchange.sendResponseHeaders(mood == HookMood.FAILS ? 500 : 204, -1);
    }

    private void giveFeed(HttpExchange exchange, int number) throws IOException {
        if (lie != Lie.NONE) {
            tellALie(exchange, lie);
            return;
        }
        List<Article> held;
        synchronized (this) {
            held = List.copyOf(feeds.get(number));
        }
        String tag = "\"" + held.hashCode() + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        byte[] body = feed(number, held).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/atom+xml; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
        Instant now = now();
        held.forEach(article -> served.putIfAbsent(address(article), now));
        CountDownLatch latch = atFeed.getAndSet(null);
        if (latch != null) {
            latch.countDown();
        }
    }

    private static void tellALie(HttpExchange exchange, Lie lie) throws IOException {
        switch (lie) {
            case PAGE ->
                give(exchange, "text/html", "<html><body>All is well</body></html>".getBytes(StandardCharsets.UTF_8));
            case PICTURE -> give(exchange, "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
            case BOMB -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                give(exchange, "application/atom+xml", Bomb.BYTES);
            }
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
            }
            default -> {
                exchange.getResponseHeaders().set("Content-Type", "application/atom+xml");
                exchange.sendResponseHeaders(200, 1_000_000);
                exchange.getResponseBody().write("<feed><entry>".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        }
    }

    private static void give(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Made when it is first asked for. */
    private static final class Bomb {
        static final byte[] BYTES = make();

        private static byte[] make() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] blanks = new byte[1 << 20];
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                for (int i = 0; i < 256; i++) {
                    gzip.write(blanks);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    private String feed(int number, List<Article> articles) {
        StringBuilder out = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Feed ")
                .append(number)
                .append("</title><id>")
                .append(base)
                .append("/feed/")
                .append(number)
                .append("</id>");
        for (Article article : articles) {
            out.append("<entry><id>")
                    .append(address(article))
                    .append("</id><title>")
                    .append(article.title())
                    .append("</title><link href=\"")
                    .append(address(article))
                    .append("\"/><published>")
                    .append(article.at())
                    .append("</published><updated>")
                    .append(article.at().plusSeconds(article.version()))
                    .append("</updated><content type=\"text\">")
                    .append(article.text())
                    .append("</content></entry>");
        }
        return out.append("</feed>").toString();
    }

    private String address(Article article) {
        return base + "/news/" + article.number();
    }

    private Instant now() {
        return clock.instant();
    }

    private String title(int number) {
        return (number % WATCHED_EVERY == 0 ? DrillFiles.WATCHED + " " : "") + LANGUAGE.text(random, TITLE_WORDS) + " "
                + number;
    }

    /** Words of no language: texts that share phrases would all be compared with each other. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PARAGRAPHS; i++) {
            text.append(text.isEmpty() ? "" : "\n\n").append(sentence());
        }
        return text.toString();
    }

    private String sentence() {
        return LANGUAGE.text(random, SENTENCE_WORDS) + " " + random.nextInt(1_000_000) + ".";
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "drill-newsroom");
        thread.setDaemon(true);
        return thread;
    }
}
