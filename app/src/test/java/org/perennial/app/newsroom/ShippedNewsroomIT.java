package org.perennial.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shipped newsroom as a simple reader meets it. */
class ShippedNewsroomIT {
    private static final int ROUNDS = 6;

    private final SteppedClock clock = new SteppedClock(Samples.OPENED);
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void atPaceZeroAReaderThatKeepsETagsSeesEveryVersionOfEveryEntry() throws Exception {
        Edition edition = Newsroom.shipped().edition(Samples.opening(0));
        try (NewsroomServer server = NewsroomServer.start(
                Newsroom.shipped(), clock, ServerSettings.local(Samples.OPENED).withPace(0), ServedLog.inMemory())) {
            readAll(server, edition);

            assertThat(missing(server, edition)).isEmpty();
        }
    }

    @Test
    void everyFeedThatIsNotBrokenOnPurposeIsReadByRome() throws Exception {
        Edition edition = Newsroom.shipped().edition(Samples.opening(0));
        NewsDesk desk = new NewsDesk(clock, ServedLog.inMemory());
        Set<String> unread = new TreeSet<>();
        for (EditionFeed feed : edition.feeds()) {
            boolean xml = Set.of(FeedFormat.RSS1, FeedFormat.RSS2, FeedFormat.ATOM)
                    .contains(feed.file().format());
            boolean hostile =
                    feed.entries().stream().anyMatch(entry -> entry.file().titleMarkup() != null);
            if (xml && !hostile) {
                String text = new FeedHistory(feed, desk, clock).now().text();
                int entries = new SyndFeedInput()
                        .build(new StringReader(text))
                        .getEntries()
                        .size();
                if (entries != feed.entries().size()) {
                    unread.add(feed.id());
                }
            }
        }
        assertThat(unread).isEmpty();
    }

    private void readAll(NewsroomServer server, Edition edition) throws Exception {
        Map<String, String> etags = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (NewsroomServer.FeedAddress feed : server.feeds()) {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(feed.url()));
                if (etags.containsKey(feed.id())) {
                    request.header("If-None-Match", etags.get(feed.id()));
                }
                HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                answer.headers().firstValue("ETag").ifPresent(etag -> etags.put(feed.id(), etag));
                if (answer.statusCode() == 200) {
                    readPages(server, edition, feed.id());
                }
            }
        }
    }

    private void readPages(NewsroomServer server, Edition edition, String feed) throws Exception {
        List<EditionEntry> entries = edition.feeds().stream()
                .filter(one -> one.id().equals(feed))
                .findFirst()
                .orElseThrow()
                .entries();
        for (EditionEntry entry : entries) {
            if (entry.url() != null) {
                URI page = URI.create(
                        server.opening().base() + URI.create(entry.url()).getPath());
                client.send(
                        HttpRequest.newBuilder(page).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            }
        }
    }

    private static Set<String> missing(NewsroomServer server, Edition edition) {
        Set<String> seen = new HashSet<>();
        server.served().all().forEach(one -> seen.add(one.entry() + " " + one.version()));
        Set<String> missing = new TreeSet<>();
        for (EditionFeed feed : edition.feeds()) {
            for (EditionEntry entry : feed.entries()) {
                Integer status = entry.file().status();
                if (status == null || status == 200) {
                    entry.versions().stream()
                            .map(version -> entry.id() + " " + version.number())
                            .filter(version -> !seen.contains(version))
                            .forEach(missing::add);
                }
            }
        }
        return missing;
    }
}
