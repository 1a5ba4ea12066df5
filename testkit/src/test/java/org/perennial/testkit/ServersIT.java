package org.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;

class ServersIT {

    @Test
    void theBrokerGivesBackWhatItWasSent() {
        TestBroker broker = TestBroker.shared().freshTopics();
        RawArticle article = Articles.raw("courier", "A title", "A text.");

        broker.send(Topics.RAW_ARTICLES, Map.of(article.id(), article));

        assertThat(broker.read(Topics.RAW_ARTICLES, 1).get(0).value()).isEqualTo(article);
    }

    @Test
    void freshTopicsAreEmpty() {
        TestBroker broker = TestBroker.shared();
        RawArticle article = Articles.raw("courier", "A title", "A text.");
        broker.freshTopics().send(Topics.RAW_ARTICLES, Map.of(article.id(), article));
        RawArticle later = Articles.raw("herald", "A title", "A text.");

        broker.freshTopics().send(Topics.RAW_ARTICLES, Map.of(later.id(), later));

        assertThat(broker.read(Topics.RAW_ARTICLES, 1))
                .hasSize(1)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo(later.id()));
    }

    @Test
    void eachFreshDatabaseIsItsOwn() throws Exception {
        TestDatabase database = TestDatabase.shared();
        try (Connection one = database.freshDatabase().dataSource().getConnection();
                Connection other = database.freshDatabase().dataSource().getConnection()) {
            assertThat(one.getCatalog()).isNotEqualTo(other.getCatalog());
        }
    }

    @Test
    void theFeedServerRemembersWhoAsked() throws Exception {
        try (TestFeedServer server = TestFeedServer.start().serveTagged("/feed", "text/plain", "news", "\"v1\"")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/feed")))
                    .header("If-None-Match", "\"v1\"")
                    .build();

            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();

            assertThat(status).isEqualTo(304);
            assertThat(server.asked("/feed")).isEqualTo(1);
        }
    }
}
