package org.perennial.app.command;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perennial.app.health.HealthWatch;
import org.perennial.app.health.StoredCounts;
import org.perennial.app.health.StoredCounts.Quality;
import org.perennial.contract.Json;
import org.perennial.ingest.health.Health;

/** Prints how languages and sources stand, by what is stored. */
final class StoredHealth {
    private static final Duration QUALITY = Duration.ofDays(7);

    /** Shares of so few articles say nothing. */
    private static final int LEAST_ARTICLES = 10;

    private static final double MANY = 0.5;

    private final StoredCounts counts;
    private final PrintWriter out;
    private final boolean json;

    StoredHealth(DataSource database, PrintWriter out, boolean json) {
        this.counts = new StoredCounts(database);
        this.out = out;
        this.json = json;
    }

    /** @return the exit code: 1 if anything should be looked at */
    int print(Instant now) {
        try {
            counts.refresh(now);
            Map<String, Quality> quality = counts.quality(now.minus(QUALITY));
            boolean well = true;
            for (Map.Entry<String, Health> one : counts.languages(now).entrySet()) {
                well &= print("language", one.getKey(), one.getValue(), null);
            }
            for (Map.Entry<String, Health> one : counts.sources(now).entrySet()) {
                well &= print("source", one.getKey(), one.getValue(), quality.get(one.getKey()));
            }
            return well ? Exit.OK : Exit.NO;
        } catch (SQLException e) {
            throw new UnavailableException("the database does not answer (" + e.getMessage() + "); start it", e);
        }
    }

    private boolean print(String kind, String name, Health health, @Nullable Quality quality) {
        List<String> problems = new ArrayList<>();
        HealthWatch.sentence(name, health).ifPresent(problems::add);
        if (quality != null && quality.articles() >= LEAST_ARTICLES) {
            share(quality.undated(), quality.articles(), "are without a date of the publisher's", problems);
            share(quality.copies(), quality.articles(), "are copies of others", problems);
            share(quality.otherwise(), quality.declared(), "are in another language than they declare", problems);
        }
        if (json) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(kind, name);
            row.put("state", health.state().name().toLowerCase(Locale.ROOT));
            row.put("expected", health.expected());
            row.put("before", health.before());
            row.put("today", health.today());
            row.put("last", health.last());
            row.put("quality", quality);
            row.put("problems", problems);
            out.println(Json.write(row));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%-6s %-9s %8.1f a day %8d today  %s%n",
                    problems.isEmpty() ? "well" : "WRONG",
                    kind,
                    health.expected(),
                    health.today(),
                    name);
            problems.forEach(problem -> out.println("       " + problem));
        }
        return problems.isEmpty();
    }

    private static void share(long part, long whole, String what, List<String> problems) {
        if (whole >= LEAST_ARTICLES && part > MANY * whole) {
            problems.add("of %d articles of the last seven days %d %s".formatted(whole, part, what));
        }
    }
}
