package org.perennial.app.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perennial.app.pipeline.StageName;
import org.perennial.contract.Json;

/**
 * Listens to what stages tell an operator: what {@code /readyz} says of each that it did not say before, and warnings in their
 * logs. Used by one thread.
 */
final class Teller {
    private static final int MILLISECONDS = 2_000;
    /** Characters of a line of a log that are repeated. */
    private static final int LONGEST = 60;

    private final DrillSite site;
    private final Set<String> known = new HashSet<>();
    private final Map<StageName, Long> read = new EnumMap<>(StageName.class);

    /** Takes all that is told now for what is told always. */
    Teller(DrillSite site) throws IOException {
        this.site = site;
        for (StageName stage : DrillSite.STAGES) {
            ready(stage).ifPresent(known::add);
            read.put(stage, Files.size(site.log(stage)));
        }
    }

    /** What a stage tells that was not told before, and by what; empty if it tells nothing. */
    Optional<String> told(StageName stage) throws IOException {
        Optional<String> check = ready(stage).filter(words -> !known.contains(words));
        return check.isPresent() ? check.map(words -> stage + ", readyz: " + words) : logged(stage);
    }

    /** The names of the checks of {@code /readyz} that have a remedy. */
    private Optional<String> ready(StageName stage) {
        Integer port = site.operationsPorts().get(stage);
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
            connection.setConnectTimeout(MILLISECONDS);
            connection.setReadTimeout(MILLISECONDS);
            try (InputStream body =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                StringBuilder words = new StringBuilder();
                for (JsonNode check : Json.mapper().readTree(body).path("checks")) {
                    if (!check.path("remedy").asText().isEmpty()) {
                        words.append(words.isEmpty() ? "" : ", ")
                                .append(check.path("name").asText());
                    }
                }
                return words.isEmpty() ? Optional.empty() : Optional.of(words.toString());
            }
        } catch (IOException away) {
            return Optional.of("no answer");
        }
    }

    private Optional<String> logged(StageName stage) throws IOException {
        Path log = site.log(stage);
        byte[] all = Files.readAllBytes(log);
        int from = (int) Math.min(all.length, read.getOrDefault(stage, 0L));
        String lines = new String(all, from, all.length - from, StandardCharsets.UTF_8);
        return lines.lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .findFirst()
                .map(line -> stage + ", log: " + beginning(line.replaceFirst("^\\S+ ", "")));
    }

    /** Enough to find the line by: names of clients and connections are long. */
    private static String beginning(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
