package org.perennial.app.newsroom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.app.newsroom.NewsDesk.Shown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the newsroom's requests. May be used from any thread. */
final class NewsroomHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(NewsroomHandler.class);
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)");
    private static final String HTML = "text/html; charset=utf-8";

    private final Edition edition;
    private final InstantSource clock;
    private final ServedLog served;
    private final NewsDesk desk;
    private final Map<String, FeedHistory> feeds = new HashMap<>();
    private final Map<String, EditionFeed> homes = new HashMap<>();
    private final Map<String, EditionFeed> feedOfPage = new HashMap<>();
    private final Map<String, EditionEntry> pages = new HashMap<>();

    NewsroomHandler(Edition edition, InstantSource clock, ServedLog served) {
        this.edition = edition;
        this.clock = clock;
        this.served = served;
        this.desk = new NewsDesk(clock, served);
        for (EditionFeed feed : edition.feeds()) {
            feeds.put(feed.url(), new FeedHistory(feed, desk, clock));
            homes.put(feed.home(), feed);
            for (EditionEntry entry : feed.entries()) {
                if (entry.url() != null) {
                    pages.put(entry.url(), entry);
                    feedOfPage.put(entry.url(), feed);
                }
            }
        }
    }

    /** An answer before it is written: what is noted in the log when all of it is out. */
    private record Answer(int status, String contentType, byte[] body, List<ServedLog.Served> notes) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                write(exchange, page(405, "only GET and HEAD are answered"));
                return;
            }
            try {
                answer(
                        exchange,
                        edition.opening().address(exchange.getRequestURI().getRawPath()));
            } catch (RuntimeException broken) {
                // The JDK's server would drop the exception and leave the reader with a closed connection only.
                LOG.atError()
                        .setMessage("newsroom request failed")
                        .addKeyValue("path", exchange.getRequestURI())
                        .setCause(broken)
                        .log();
            }
        }
    }

    private void answer(HttpExchange exchange, String url) throws IOException {
        FeedHistory feed = feeds.get(url);
        if (feed != null) {
            feed(exchange, feed);
        } else {
            write(exchange, page(url));
        }
    }

    private void feed(HttpExchange exchange, FeedHistory history) throws IOException {
        List<String> tags = exchange.getRequestHeaders().getOrDefault("If-None-Match", List.of());
        tags.stream()
                .flatMap(line -> List.of(line.split("\\s*,\\s*")).stream())
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .forEach(desk::keptUnder);
        FeedHistory.State state = history.now();
        exchange.getResponseHeaders().set("ETag", state.etag());
        exchange.getResponseHeaders().set("Last-Modified", StatedDate.mail(state.changed()));
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        if (state.isHeldBy(tags, exchange.getRequestHeaders().getFirst("If-Modified-Since"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        EditionFeed feed = history.feed();
        String stated = feed.file().contentType();
        String contentType = stated == null ? feed.file().format().contentType() : stated;
        List<ServedLog.Served> notes = new ArrayList<>();
        notes.add(note(feed.url(), null, 0));
        state.shown().stream()
                .filter(one -> one.entry().url() == null)
                .forEach(one -> notes.add(
                        note(feed.url(), one.entry().id(), one.version().number())));
        write(exchange, new Answer(200, contentType, state.text().getBytes(charset(contentType)), notes));
    }

    private Answer page(String url) {
        EditionEntry entry = pages.get(url);
        EditionFeed home = homes.get(url);
        if (entry != null) {
            return entryPage(entry, url);
        } else if (home != null) {
            return ok(url, HTML, IndexPages.home(home, desk.out(home)));
        } else if (url.equals(edition.opening().address("/"))) {
            return ok(url, HTML, IndexPages.index(edition));
        } else if (url.equals(edition.opening().address("/opml"))) {
            return ok(url, "text/x-opml; charset=utf-8", IndexPages.opml(edition));
        } else if (url.equals(edition.opening().address("/robots.txt"))) {
            return ok(url, "text/plain; charset=utf-8", "User-agent: *\nAllow: /\n");
        }
        return page(404, "nothing is published here");
    }

    private Answer entryPage(EditionEntry entry, String url) {
        Optional<Shown> out = desk.out(entry);
        EditionFeed feed = feedOfPage.get(url);
        if (out.isEmpty() || feed == null) {
            return page(404, "nothing is published here");
        }
        Integer status = entry.file().status();
        if (status != null && status != 200) {
            return page(status, "this page answers " + status);
        }
        Charset charset = entry.file().rawHtml() == null ? feed.template().charset() : StandardCharsets.UTF_8;
        String html = PageWriter.write(feed, out.get(), desk.out(feed));
        return new Answer(
                200,
                "text/html; charset=" + charset.name(),
                Encoded.html(html, charset),
                List.of(note(url, entry.id(), out.get().version().number())));
    }

    private Answer ok(String url, String contentType, String text) {
        return new Answer(200, contentType, text.getBytes(StandardCharsets.UTF_8), List.of(note(url, null, 0)));
    }

    private static Answer page(int status, String sentence) {
        String html = "<!DOCTYPE html><title>" + status + "</title><p>" + sentence + "</p>";
        return new Answer(status, HTML, html.getBytes(StandardCharsets.UTF_8), List.of());
    }

    private ServedLog.Served note(String url, @Nullable String entry, int version) {
        return new ServedLog.Served(url, entry, version, clock.instant());
    }

    private void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body();
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = Encoded.gzip(body);
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            int last = Math.max(0, body.length - 1);
            out.write(body, 0, last);
            out.flush();
            // Noted before the last byte, so that a reader who has the answer finds it in the log.
            answer.notes().forEach(served::add);
            out.write(body, last, body.length - last);
        }
    }

    private static Charset charset(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        return charset.find() && Charset.isSupported(charset.group(1))
                ? Charset.forName(charset.group(1))
                : StandardCharsets.UTF_8;
    }
}
