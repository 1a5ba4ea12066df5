package org.perennial.app.poison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final long SEED = 20_261_126;
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void everyDocumentBecomesWhatItMust() {
        List<Verified> wrong = Corpus.documents(SEED).stream()
                .map(Verified::document)
                .filter(verified -> !verified.isAsExpected())
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void itHoldsThreeHundredOfFortyKinds() {
        List<Poison> all = Stream.concat(Corpus.documents(SEED).stream(), Corpus.records(SEED, NOW).stream())
                .toList();

        assertThat(all).hasSizeGreaterThanOrEqualTo(300);
        assertThat(all.stream().map(Poison::kind).distinct()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void itIsTheSameForASeedAndOtherwiseNot() {
        assertThat(contents(SEED)).isEqualTo(contents(SEED)).isNotEqualTo(contents(SEED + 1));
    }

    @Test
    void everyRecordIsKnownByItsOwnKey() {
        assertThat(Corpus.records(SEED, NOW).stream()
                        .filter(poison -> poison.expected().verdict() == Verdict.TAKEN))
                .extracting(poison -> new String(poison.key(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotHaveDuplicates();
    }

    private static List<String> contents(long seed) {
        return Corpus.documents(seed).stream()
                .map(poison -> new String(poison.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
