package org.perennial.processing.copies;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.Comparison;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.contract.Changes;

/**
 * Which version of its article a text is.
 *
 * @param version from 1
 * @param title the headline's hash; 0 without one
 * @param changes what it has changed in the version before; absent if that is not known
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Edition(int version, int title, @Nullable Changes changes) {
    private static final double THOUSAND = 1000;

    /** A version of which nothing is known to have come before. */
    public static Edition first(int version, @Nullable String title) {
        return new Edition(version, Objects.hashCode(title), null);
    }

    /** The version that follows this one; this one itself if it is no other. */
    Edition next(int number, @Nullable String headline, TextPrint before, TextPrint now) {
        if (number == version) {
            return this;
        }
        double kept = Comparison.of(now, before, Duration.ZERO).resemblance();
        return new Edition(
                number,
                Objects.hashCode(headline),
                new Changes(
                        Objects.hashCode(headline) != title,
                        Math.round(kept * THOUSAND) / THOUSAND,
                        without(now.numbers(), before.numbers()),
                        without(before.numbers(), now.numbers())));
    }

    private static List<String> without(List<String> some, List<String> others) {
        List<String> rest = new ArrayList<>(some);
        rest.removeAll(others);
        return rest;
    }
}
