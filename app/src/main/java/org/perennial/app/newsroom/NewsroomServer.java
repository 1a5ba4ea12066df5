package org.perennial.app.newsroom;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a newsroom over HTTP: feeds, pages, front pages, an OPML of all feeds at {@code /opml}, an index at {@code /}.
 *
 * <p>Has its own few daemon threads; everything it answers follows from the opening, the clock and the log.
 */
public final class NewsroomServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewsroomServer.class);
    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpServer http;
    private final ExecutorService threads;
    private final Edition edition;
    private final ServedLog served;

    private NewsroomServer(HttpServer http, ExecutorService threads, Edition edition, ServedLog served) {
        this.http = http;
        this.threads = threads;
        this.edition = edition;
        this.served = served;
    }

    /**
     * A feed to be read.
     *
     * @param source the publisher's name as the reader sees it
     */
    public record FeedAddress(String id, String url, String source, FeedFormat format) {}

    /**
     * Starts to serve.
     *
     * @param clock tells which entries are out
     * @param served what was given out before, and where to note what is
     * @throws IOException if the port is taken or the host is not this machine's
     */
    public static NewsroomServer start(
            Newsroom newsroom, InstantSource clock, ServerSettings settings, ServedLog served) throws IOException {
        HttpServer http = bind(settings);
        Edition edition = edition(newsroom, settings, http);
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "newsroom-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        http.setExecutor(threads);
        http.createContext("/", new NewsroomHandler(edition, clock, served));
        http.start();
        LOG.atInfo()
                .setMessage("newsroom opened")
                .addKeyValue("url", edition.opening().base())
                .addKeyValue("feeds", edition.feeds().size())
                .log();
        return new NewsroomServer(http, threads, edition, served);
    }

    /**
     * Starts to serve, or goes on where the newsroom kept in the directory stopped: then its opening counts and not that
     * of the settings, and without a {@code base} it listens on the port it had.
     *
     * @throws IOException if the port is taken or the directory cannot be read or written
     */
    public static NewsroomServer resume(
            Newsroom newsroom, InstantSource clock, ServerSettings settings, NewsroomDirectory directory)
            throws IOException {
        ServerSettings going = directory.opening().map(settings::goingOn).orElse(settings);
        NewsroomServer server = start(newsroom, clock, going, directory.served());
        directory.keep(server.opening());
        return server;
    }

    private static Edition edition(Newsroom newsroom, ServerSettings settings, HttpServer http) {
        try {
            return newsroom.edition(settings.opening(http.getAddress().getPort()));
        } catch (RuntimeException unresolved) {
            http.stop(0);
            throw unresolved;
        }
    }

    private static HttpServer bind(ServerSettings settings) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
        } catch (BindException taken) {
            throw new IOException(
                    "the newsroom cannot listen on " + settings.host() + ":" + settings.port() + " ("
                            + taken.getMessage() + "); stop what uses the port or give the newsroom another",
                    taken);
        }
    }

    /** The feeds in the order of their ids. */
    public List<FeedAddress> feeds() {
        return edition.feeds().stream()
                .map(feed -> new FeedAddress(
                        feed.id(), feed.url(), feed.file().source(), feed.file().format()))
                .toList();
    }

    /** When and where it opened. */
    public Opening opening() {
        return edition.opening();
    }

    /** What a reader must have made of it. */
    public NewsroomKey key() {
        return NewsroomKey.of(edition);
    }

    /** What was given out so far. */
    public ServedLog served() {
        return served;
    }

    /** Stops at once; answers under way are cut off, and nothing is noted afterwards. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
