package org.perennial.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.perennial.contract.Json;

/** What supervisors ask: does it live, can it work, how does it do. */
final class Probes {
    private final Readiness readiness;
    private final PrometheusMeterRegistry metrics;

    Probes(Readiness readiness, PrometheusMeterRegistry metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    void healthz(Context context) {
        context.contentType("text/plain").result("ok\n");
    }

    void readyz(Context context) {
        List<Readiness.Check> checks = readiness.checks();
        boolean ready = checks.stream().allMatch(Readiness.Check::ok);
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("status", ready ? "ready" : "not ready");
        answer.set("checks", Json.mapper().valueToTree(checks));
        context.status(ready ? 200 : 503).contentType("application/json").result(Json.write(answer));
    }

    void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
    }
}
