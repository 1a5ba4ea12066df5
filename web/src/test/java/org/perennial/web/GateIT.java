package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateIT {
    private WebTestBed bed;

    @BeforeAll
    void open() {
        bed = WebTestBed.open();
    }

    @AfterAll
    void close() {
        bed.close();
    }

    @Test
    void everyRouteOfReadersRefusesStrangers() {
        List<String> open = List.of(
                "GET /healthz", "GET /readyz", "GET /metrics", "GET /assets/{hash}/{name}", "GET /unsubscribe/{token}");
        for (String route : bed.web().routes()) {
            String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{.*?}", "x");
            if (route.startsWith("GET ") && !open.contains(route) && !path.equals("/login")) {
                assertThat(bed.send(HttpRequest.newBuilder(bed.at(path))).statusCode())
                        .as(route)
                        .isEqualTo(401);
                assertThat(bed.send(HttpRequest.newBuilder(bed.at(path)).header("Authorization", "Bearer wrong"))
                                .statusCode())
                        .as(route)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void headIsAnsweredAsGetIs() {
        assertThat(head("/")).isEqualTo(401);
        assertThat(head("/live")).isEqualTo(401);
        assertThat(head("/healthz")).isEqualTo(200);
        assertThat(head("/assets/0/perennial.js")).isEqualTo(404);
    }

    private int head(String path) {
        return bed.send(HttpRequest.newBuilder(bed.at(path)).method("HEAD", BodyPublishers.noBody()))
                .statusCode();
    }

    @Test
    void theApiSaysSoAsProblemJson() {
        HttpResponse<String> answer = bed.send(HttpRequest.newBuilder(bed.at("/api/v1/articles")));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"perennial\"");
    }

    @Test
    void aPersonWithoutSessionGetsTheForm() {
        HttpResponse<String> answer =
                bed.send(HttpRequest.newBuilder(bed.at("/")).header("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("action=\"/login\"");
    }

    @Test
    void theAddressWithTheTokenBeginsASession() {
        HttpResponse<String> login = bed.send(HttpRequest.newBuilder(bed.at("/login?token=" + WebTestBed.TOKEN)));
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.headers().firstValue("Location").orElseThrow()).doesNotContain("token");
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain(WebTestBed.TOKEN);
        assertThat(bed.send(HttpRequest.newBuilder(bed.at("/")).header("Cookie", cookie.split(";")[0]))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theFormBeginsASessionAndAWrongTokenDoesNot() {
        assertThat(post("/login", "token=" + WebTestBed.TOKEN).statusCode()).isEqualTo(303);
        HttpResponse<String> refused = post("/login", "token=wrong");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aReaderOfFeedsGivesTheTokenAsAPassword() {
        assertThat(basic("anyone:" + WebTestBed.TOKEN)).isEqualTo(200);
        assertThat(basic("anyone:wrong")).isEqualTo(401);
        assertThat(basic(WebTestBed.TOKEN)).isEqualTo(401);
        assertThat(bed.send(HttpRequest.newBuilder(bed.at("/")).header("Authorization", "Basic %%%"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void withAPasswordNothingIsWritten() {
        HttpRequest.Builder write =
                form("/api/v1/watches/test", "{}").header("Authorization", authorization("a:" + WebTestBed.TOKEN));

        assertThat(bed.send(write).statusCode()).isEqualTo(401);
    }

    private int basic(String credentials) {
        return bed.send(HttpRequest.newBuilder(bed.at("/")).header("Authorization", authorization(credentials)))
                .statusCode();
    }

    private static String authorization(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anotherSitesPageMayNotWrite() {
        assertThat(bed.send(form("/logout", "").header("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bed.send(form("/logout", "").header("Origin", "null")).statusCode())
                .isEqualTo(403);
        assertThat(bed.send(form("/logout", "").header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bed.send(form("/logout", "").header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aNameThatIsNotOursIsMisdirected() throws Exception {
        assertThat(statusFor("rebound.example")).isEqualTo(421);
        assertThat(statusFor("rebound.example:" + bed.web().address().getPort()))
                .isEqualTo(421);
        assertThat(statusFor("news.example")).isEqualTo(401);
        assertThat(statusFor("localhost:1")).isEqualTo(401);
    }

    @Test
    void everyAnswerForbidsWhatIsNotOurs() {
        HttpResponse<String> answer = bed.get("/");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.body())
                .doesNotContainPattern("<script(?! src=)")
                .doesNotContainPattern("\\sstyle=|<style|\\son[a-z]+=");
    }

    @Test
    void filesOfThePageAreKeptForEverUnderTheirHash() {
        String page = bed.get("/").body();
        String script = page.replaceFirst("(?s).*src=\"(/assets/[0-9a-f]+/perennial.js)\".*", "$1");
        HttpResponse<String> answer = bed.send(HttpRequest.newBuilder(bed.at(script)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(bed.send(HttpRequest.newBuilder(bed.at("/assets/0/perennial.js")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(bed.send(HttpRequest.newBuilder(bed.at("/assets/0/..%2f..%2fetc")))
                        .statusCode())
                .isIn(400, 404);
    }

    @Test
    void whatIsNotThereIsAProblem() {
        HttpResponse<String> answer = bed.get("/api/v2/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private HttpResponse<String> post(String path, String body) {
        return bed.send(form(path, body));
    }

    private HttpRequest.Builder form(String path, String body) {
        return HttpRequest.newBuilder(bed.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** The client of the platform does not let a test name another host. */
    private int statusFor(String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", bed.web().address().getPort())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(status.split(" ")[1]);
        }
    }
}
