package org.perennial.ingest.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of each line of a list of sources.
 *
 * @param lines in the file's order
 * @param broken why the file is not what its format demands, in a sentence; absent if it is
 */
public record ImportReport(List<Line> lines, @Nullable String broken) {

    public ImportReport {
        lines = List.copyOf(lines);
    }

    /** What can become of a line. */
    public enum Outcome {
        /** The source is in the list. */
        TAKEN,
        /** Its address is in the list already. */
        DUPLICATE,
        /** It cannot be polled; the reason says why. */
        REFUSED
    }

    /**
     * One line's outcome.
     *
     * @param number where it stands in the file, from 1
     * @param given the address or title as the file has it; empty if it has none
     * @param source the source that was taken; absent otherwise
     * @param reason why not, in a sentence; absent if it was taken
     */
    public record Line(
            int number,
            Outcome outcome,
            String given,
            @Nullable Source source,
            @Nullable String reason) {}

    /** The sources that were taken, in order. */
    public List<Source> sources() {
        return lines.stream()
                .filter(line -> line.outcome() == Outcome.TAKEN && line.source() != null)
                .map(Line::source)
                .toList();
    }

    /** How many lines ended so. */
    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
