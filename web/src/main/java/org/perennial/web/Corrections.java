package org.perennial.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.watch.correction.Correction;
import org.perennial.watch.correction.CorrectionStore;
import org.perennial.web.coverage.Coverage;

/** What readers say of judgements, by the forms of an article's page and by the API. */
final class Corrections {
    private static final String FROM_SOURCE = "(from source)";

    private final CorrectionStore store;
    private final Coverage coverage;
    private final Clock clock;

    Corrections(CorrectionStore store, Coverage coverage, Clock clock) {
        this.store = store;
        this.coverage = coverage;
        this.clock = clock;
    }

    /** The form of an article's page. */
    void submit(Context context) {
        String id = context.pathParam("id");
        keep(
                id,
                context.formParam("about"),
                context.formParam("index"),
                context.formParam("verdict"),
                context.formParam("instead"),
                context.formParam("note"));
        context.redirect("/articles/" + id + "?corrected=true", HttpStatus.SEE_OTHER);
    }

    void add(Context context) {
        JsonNode asked;
        try {
            asked = Json.mapper().readTree(context.body());
        } catch (IOException e) {
            throw Problem.badRequest("the request holds no JSON", "Send a JSON object.");
        }
        Correction kept = keep(
                context.pathParam("id"),
                text(asked, "about"),
                text(asked, "index"),
                text(asked, "verdict"),
                text(asked, "instead"),
                text(asked, "note"));
        context.status(HttpStatus.CREATED).contentType("application/json").result(Json.write(kept));
    }

    /** All of them as JSON Lines, each with its article. */
    void export(Context context) throws IOException {
        context.contentType("application/x-ndjson");
        context.header("Content-Disposition", "attachment; filename=\"perennial-corrections.jsonl\"");
        OutputStream out = new BufferedOutputStream(context.outputStream());
        store.each(correction -> write(out, correction));
        out.flush();
    }

    private static void write(OutputStream out, JsonNode correction) {
        try {
            out.write((Json.write(correction) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Correction keep(
            String id,
            @Nullable String about,
            @Nullable String index,
            @Nullable String verdict,
            @Nullable String instead,
            @Nullable String note) {
        EnrichedArticle article = CoveragePages.find(coverage, id).article();
        Correction.About kind = Correction.About.of(String.valueOf(about))
                .orElseThrow(() -> Problem.badRequest(
                        "about=" + about + " is unknown", "Use anniversary, language, copy or story."));
        try {
            Correction correction = new Correction(
                    id,
                    article.version(),
                    kind,
                    judged(article, kind, index),
                    Correction.Verdict.of(String.valueOf(verdict))
                            .orElseThrow(() ->
                                    Problem.badRequest("verdict=" + verdict + " is unknown", "Use right or wrong.")),
                    instead,
                    note,
                    release(),
                    clock.instant());
            store.add(correction);
            return correction;
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()), "Then send it again.");
        }
    }

    /** What had been said, as it stands in the article. */
    private static JsonNode judged(EnrichedArticle article, Correction.About about, @Nullable String index) {
        JsonNode document = Json.mapper().valueToTree(article);
        return switch (about) {
            case LANGUAGE -> document.path("language");
            case COPY -> document.path("duplicate");
            case STORY -> document.path("story");
            case ANNIVERSARY -> {
                if (index == null
                        || !index.matches("[0-9]{1,4}")
                        || Integer.parseInt(index) >= article.anniversaries().size()) {
                    throw Problem.badRequest(
                            "index=" + index + " is none of the article's anniversaries", "Count them from 0.");
                }
                yield document.path("anniversaries").path(Integer.parseInt(index));
            }
        };
    }

    private static String release() {
        String own = Corrections.class.getPackage().getImplementationVersion();
        return own == null ? FROM_SOURCE : own;
    }

    private static @Nullable String text(JsonNode asked, String name) {
        return asked.hasNonNull(name) ? asked.get(name).asText() : null;
    }
}
