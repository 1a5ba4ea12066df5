package org.perennial.watch.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.perennial.contract.CountedNumber;

/**
 * What a watch has seen of a story and told of it. Immutable.
 *
 * @param begun whether the story has been taken notice of: what comes after is measured against it
 * @param notices how many notices of it there have been
 * @param articles how many of its articles were seen
 * @param languages in which it was seen
 * @param outlets the publishers that it was seen at, at most {@value #MOST_OUTLETS}
 * @param outletsTold how many there were at the last notice
 * @param numbers the numbers of people it was seen with, the newest last
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record StoryState(
        boolean begun,
        int notices,
        int articles,
        SortedSet<String> languages,
        SortedSet<String> outlets,
        int outletsTold,
        Map<CountedNumber.Unit, List<Long>> numbers) {
    static final int MOST_OUTLETS = 2_000;
    private static final int MOST_NUMBERS = 50;

    /** Nothing seen. */
    public static final StoryState UNSEEN = new StoryState(false, 0, 0, new TreeSet<>(), new TreeSet<>(), 0, Map.of());

    @SuppressWarnings("NullAway") // absent in the ledger is null here
    public StoryState {
        languages = languages == null ? new TreeSet<>() : new TreeSet<>(languages);
        outlets = outlets == null ? new TreeSet<>() : new TreeSet<>(outlets);
        Map<CountedNumber.Unit, List<Long>> copy = new TreeMap<>();
        if (numbers != null) {
            numbers.forEach((unit, values) -> copy.put(unit, List.copyOf(values)));
        }
        numbers = copy;
    }

    /** This with an article counted in. */
    StoryState with(Sighting seen, boolean another) {
        SortedSet<String> moreLanguages = new TreeSet<>(languages);
        if (seen.language() != null) {
            moreLanguages.add(seen.language());
        }
        SortedSet<String> moreOutlets = new TreeSet<>(outlets);
        if (seen.source() != null && moreOutlets.size() < MOST_OUTLETS) {
            moreOutlets.add(seen.source());
        }
        Map<CountedNumber.Unit, List<Long>> moreNumbers = new EnumMap<>(CountedNumber.Unit.class);
        moreNumbers.putAll(numbers);
        for (CountedNumber number : seen.numbers()) {
            List<Long> values = moreNumbers.getOrDefault(number.unit(), List.of());
            if (!values.contains(number.value()) && values.size() < MOST_NUMBERS) {
                moreNumbers.put(
                        number.unit(),
                        java.util.stream.Stream.concat(values.stream(), java.util.stream.Stream.of(number.value()))
                                .toList());
            }
        }
        return new StoryState(
                begun,
                notices,
                another ? articles + 1 : articles,
                moreLanguages,
                moreOutlets,
                outletsTold,
                moreNumbers);
    }

    /** This, taken notice of. */
    StoryState begin() {
        return new StoryState(true, notices, articles, languages, outlets, outlets.size(), numbers);
    }

    /** This, with one notice more. */
    StoryState told() {
        return new StoryState(true, notices + 1, articles, languages, outlets, outlets.size(), numbers);
    }

    /** This, with so many publishers counted as told. */
    StoryState withOutletsTold(int told) {
        return new StoryState(begun, notices, articles, languages, outlets, told, numbers);
    }
}
