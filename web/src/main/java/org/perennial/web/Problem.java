package org.perennial.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;

/**
 * What is wrong with a request, or with its answer. Programs read it as problem+json (RFC 9457), people as a page.
 *
 * @param status the HTTP status
 * @param title the kind of problem
 * @param detail this one, in a sentence
 * @param remedy what to do
 */
record Problem(int status, String title, String detail, String remedy) {

    /** A request that cannot be understood. */
    static Refused badRequest(String detail, String remedy) {
        return new Refused(new Problem(400, "Not understood", detail, remedy));
    }

    /** A thing that is not there. */
    static Refused notFound(String detail) {
        return notFound(detail, "Go to / for the live coverage.");
    }

    /** As above, with another remedy. */
    static Refused notFound(String detail, String remedy) {
        return new Refused(new Problem(404, "Not found", detail, remedy));
    }

    void answer(Context context) {
        context.status(status).contentType("application/problem+json").result(Json.write(body()));
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("remedy", remedy);
        return body;
    }

    /** Ends a request with a problem. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient @Nullable Problem problem;

        Refused(Problem problem) {
            super(problem.detail());
            this.problem = problem;
        }

        Problem problem() {
            return problem == null ? new Problem(500, "Failed", "unknown", "See the log.") : problem;
        }
    }
}
