package org.perennial.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.perennial.app.drill.Evidence;
import org.perennial.app.drill.Finding;

/** What a drill left behind and what is wrong with it, as text. */
final class DrillFindings {
    private static final int SHOWN = 20;

    private DrillFindings() {}

    static void printCounts(PrintWriter out, Evidence evidence) {
        int versions = evidence.stored().values().stream()
                .mapToInt(each -> each.size())
                .sum();
        int repeats = evidence.received().values().stream()
                .mapToInt(times -> times - 1)
                .sum();
        out.println();
        out.printf(
                Locale.ROOT,
                "articles served in full    %,10d%n",
                evidence.served().size());
        out.printf(
                Locale.ROOT,
                "texts published            %,10d%n",
                evidence.raw().size());
        out.printf(
                Locale.ROOT,
                "outcomes                   %,10d%n",
                evidence.enriched().size());
        out.printf(Locale.ROOT, "texts stored               %,10d%n", versions);
        out.printf(
                Locale.ROOT,
                "messages received          %,10d, %d of them again under the same key%n%n",
                evidence.received().size(),
                repeats);
    }

    static void print(PrintWriter out, List<Finding> findings) {
        out.println();
        for (Finding.Kind kind : Finding.Kind.values()) {
            out.printf(
                    "%-10s %6d%n",
                    kind.name().toLowerCase(Locale.ROOT),
                    findings.stream().filter(finding -> finding.kind() == kind).count());
        }
        findings.stream()
                .limit(SHOWN)
                .forEach(finding ->
                        out.println("  " + finding.kind().name().toLowerCase(Locale.ROOT) + ": " + finding.what()));
        if (findings.size() > SHOWN) {
            out.println("  and " + (findings.size() - SHOWN) + " more");
        }
    }
}
