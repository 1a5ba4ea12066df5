package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may ask for what, made from the table of routes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesIT {
    /** What changes something; all else that needs a token is for readers. */
    private static final Set<String> EDITORS = Set.of(
            "POST /events/suggestions/{id}",
            "POST /api/v1/events/suggestions/{id}",
            "GET /watches/new",
            "GET /watches/{name}/edit",
            "POST /watches",
            "POST /watches/{name}",
            "POST /watches/{name}/remove",
            "POST /api/v1/watches",
            "PUT /api/v1/watches/{name}",
            "DELETE /api/v1/watches/{name}",
            "POST /articles/{id}/corrections",
            "POST /api/v1/articles/{id}/corrections");

    private static final Set<String> ADMINS =
            Set.of("POST /operations/dead-letters", "POST /api/v1/operations/dead-letters/replay");

    private static final Set<String> ANYONE = Set.of(
            "GET /healthz",
            "GET /readyz",
            "GET /metrics",
            "GET /login",
            "POST /login",
            "POST /logout",
            "POST /language",
            "GET /assets/{hash}/{name}",
            "GET /unsubscribe/{token}",
            "POST /unsubscribe/{token}");

    private WebTestBed bed;
    private ApiTokens tokens;

    @BeforeAll
    void open() {
        bed = WebTestBed.open();
        tokens = new ApiTokens(bed.database().dataSource());
    }

    @AfterAll
    void close() {
        bed.close();
    }

    @Test
    void everyRouteIsForItsRoleAndThoseAboveIt() {
        List<String> wrong = new ArrayList<>();
        String reader = tokens.add("reader", Role.READER, Instant.EPOCH);
        String editor = tokens.add("editor", Role.EDITOR, Instant.EPOCH);
        String admin = tokens.add("admin", Role.ADMIN, Instant.EPOCH);
        for (String route : bed.web().routes()) {
            if (ANYONE.contains(route) || route.endsWith("/live") || route.endsWith("/stream")) {
                continue; // streams do not end by themselves; strangers are refused in GateIT
            }
            check(wrong, route, "no token", null, 401);
            check(wrong, route, "wrong token", "wrong", 401);
            check(wrong, route, "reader", reader, EDITORS.contains(route) || ADMINS.contains(route) ? 403 : 0);
            check(wrong, route, "editor", editor, ADMINS.contains(route) ? 403 : 0);
            check(wrong, route, "admin", admin, 0);
        }
        assertThat(wrong).isEmpty();
    }

    /** @param refused the status that is wanted; 0 for any that is no refusal */
    private void check(List<String> wrong, String route, String who, @Nullable String token, int refused) {
        String[] parts = route.split(" ");
        HttpRequest.Builder request = HttpRequest.newBuilder(bed.at(parts[1].replaceAll("\\{.*?}", "x")))
                .method(parts[0], BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        int status = bed.send(request).statusCode();
        boolean isRefusal = status == 401 || status == 403;
        if (refused == 0 ? isRefusal : status != refused) {
            wrong.add(route + " for " + who + ": " + status);
        }
    }

    @Test
    void aTokenThatIsRemovedEndsItsSessions() {
        String token = tokens.add("screen", Role.READER, Instant.EPOCH);
        String cookie = bed.send(HttpRequest.newBuilder(bed.at("/login?token=" + token)))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        assertThat(withCookie(cookie).statusCode()).isEqualTo(200);
        tokens.remove("screen");

        assertThat(withCookie(cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void aReaderSeesNoButtonThatIsNotForReaders() {
        String token = tokens.add("looker", Role.READER, Instant.EPOCH);
        HttpResponse<String> page =
                bed.send(HttpRequest.newBuilder(bed.at("/operations")).header("Authorization", "Bearer " + token));

        assertThat(page.body()).contains("2 letters").doesNotContain("action=\"/operations/dead-letters\"");
        assertThat(bed.get("/operations").body()).contains("action=\"/operations/dead-letters\"");
    }

    @Test
    void aNameIsGivenOnce() {
        tokens.add("twice", Role.READER, Instant.EPOCH);

        assertThat(catchThrowable(() -> tokens.add("twice", Role.ADMIN, Instant.EPOCH)))
                .hasMessageContaining("there is a token twice already");
        assertThat(tokens.all()).extracting(ApiTokens.Entry::name).contains("twice");
    }

    private HttpResponse<String> withCookie(String cookie) {
        return bed.send(HttpRequest.newBuilder(bed.at("/")).header("Cookie", cookie));
    }
}
