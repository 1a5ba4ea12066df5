package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WebStageIT {
    private final AtomicReference<List<Readiness.Check>> checks = new AtomicReference<>(List.of());
    private final PrometheusMeterRegistry metrics = WebTestBed.metrics();

    @Test
    void aProcessWithoutDatabaseServesTheProbesAlone() throws Exception {
        try (WebStage web = probes(0)) {
            assertThat(get(web, "/healthz").body()).isEqualTo("ok\n");
            assertThat(get(web, "/readyz").statusCode()).isEqualTo(200);
            metrics.counter("things").increment();
            assertThat(get(web, "/metrics").body()).contains("things_total 1.0");
            assertThat(get(web, "/").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatIsNotReadyIsNamedWithItsRemedy() throws Exception {
        try (WebStage web = probes(0)) {
            checks.set(List.of(
                    new Readiness.Check("broker", true, "answers", null),
                    new Readiness.Check("database", false, "does not answer", "start it")));
            HttpResponse<String> answer = get(web, "/readyz");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"status\":\"not ready\"").contains("start it");
            assertThat(head(web, "/readyz")).isEqualTo(503);
        }
    }

    @Test
    void aTakenPortIsNamedWithSettingAndRemedy() {
        try (WebStage first = probes(0)) {
            int port = first.address().getPort();
            assertThatIllegalStateException()
                    .isThrownBy(() -> probes(port))
                    .withMessageContaining("port " + port + " of 127.0.0.1 is taken")
                    .withMessageContaining("web.port");
        }
    }

    @Test
    void metricsBehindAProxyNeedTheToken() throws Exception {
        WebConfig config = new WebConfig("127.0.0.1", 0, Set.of(), WebTestBed.TOKEN, true);
        try (WebStage web = WebStage.start(
                config,
                new WebStage.Contents(null, new MemoryDesk(), null, null),
                checks::get,
                metrics,
                Clock.systemUTC())) {
            assertThat(get(web, "/metrics").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aDatabaseThatIsGoneIsAProblemAndNotAFailure() {
        try (WebTestBed bed = WebTestBed.open()) {
            bed.database().close();
            HttpResponse<String> answer = bed.get("/api/v1/articles");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("perennial doctor");
        }
    }

    private WebStage probes(int port) {
        return WebStage.start(
                WebTestBed.config().withPort(port),
                new WebStage.Contents(null, new MemoryDesk(), null, null),
                checks::get,
                metrics,
                Clock.systemUTC());
    }

    private static int head(WebStage web, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(web.address().resolve(path))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpResponse<String> get(WebStage web, String path) throws Exception {
        URI address = web.address().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
