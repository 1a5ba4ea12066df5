package org.perennial.watch.statistics;

import java.util.List;
import org.perennial.watch.statistics.EventStatistics.Naming;
import org.perennial.watch.statistics.EventStatistics.StatedNumber;

/**
 * What the coverage of one event calls it and which numbers it states, return by return.
 *
 * @param naming the newest returns first, the words of most articles first; at most 2,000
 * @param numbers the newest returns first; at most 2,000
 */
public record EventDrift(List<Naming> naming, List<StatedNumber> numbers) {
    public EventDrift {
        naming = List.copyOf(naming);
        numbers = List.copyOf(numbers);
    }
}
