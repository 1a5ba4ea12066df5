package org.perennial.analysis.language.models;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lingua as the oracle in its mode of high accuracy, for which it needs 1.2 GB. */
class CompiledModelsIT {
    @Test
    void textsAreJudgedAsByLinguaOfHighAccuracy() {
        CompiledModels ours = CompiledModels.compile(Accuracy.HIGH);
        LinguaModels lingua = new LinguaModels(Accuracy.HIGH, false);

        Stream.of(Oracle.pieces(1_500), Oracle.mixtures(700), Oracle.noise(700))
                .flatMap(List::stream)
                .forEach(text -> Oracle.assertSame(ours, lingua, text));
    }
}
