package org.perennial.benchmarks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.Comparison;
import org.perennial.analysis.dedup.TextPrint;

/** The product's way. */
final class TextPrintFinder implements CopyFinder<TextPrint> {
    @Override
    public String name() {
        return "TextPrint";
    }

    @Override
    public TextPrint print(@Nullable String title, String text) {
        return TextPrint.of(title, text);
    }

    @Override
    public int bytes(TextPrint print) {
        return print.toBytes().length - Long.BYTES * print.probes().length;
    }

    @Override
    public long[] keys(TextPrint print) {
        return print.probes();
    }

    @Override
    public boolean areCopies(TextPrint one, TextPrint other) {
        return Comparison.of(one, other, Duration.ZERO).relation() != Comparison.Relation.UNRELATED;
    }
}
