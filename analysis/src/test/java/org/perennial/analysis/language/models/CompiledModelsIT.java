package org.perennial.analysis.language.models;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lingua as the oracle on thousands of texts and in both of its modes; of high accuracy it needs 1.2 GB. */
class CompiledModelsIT {
    private static final Path NEWS = Path.of("../../shared/corpora/langid/news-langid.jsonl");

    @Test
    void newsAreJudgedAsByLinguaOfLowAccuracy() throws IOException {
        List<String> news = news();
        CompiledModels ours = CompiledModels.load();
        LinguaModels lingua = new LinguaModels(Accuracy.LOW, false);

        news.forEach(text -> Oracle.assertSame(ours, lingua, text));
    }

    @Test
    void textsAreJudgedAsByLinguaOfHighAccuracy() {
        CompiledModels ours = CompiledModels.compile(Accuracy.HIGH);
        LinguaModels lingua = new LinguaModels(Accuracy.HIGH, false);

        Stream.of(Oracle.pieces(1_500), Oracle.mixtures(700), Oracle.noise(700))
                .flatMap(List::stream)
                .forEach(text -> Oracle.assertSame(ours, lingua, text));
    }

    private static List<String> news() throws IOException {
        assumeThat(NEWS).as("corpus of news in many languages").exists();
        ObjectMapper json = new ObjectMapper();
        try (Stream<String> lines = Files.lines(NEWS)) {
            return lines.map(line -> {
                        try {
                            return json.readTree(line).path("text").asText();
                        } catch (IOException e) {
                            throw new IllegalStateException(NEWS + " has a line that is no JSON: " + line, e);
                        }
                    })
                    .toList();
        }
    }
}
