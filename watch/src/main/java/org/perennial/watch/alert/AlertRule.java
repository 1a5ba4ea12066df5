package org.perennial.watch.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Alert;
import org.perennial.contract.Changes;
import org.perennial.contract.CountedNumber;
import org.perennial.watch.definition.Watch.News;

/**
 * The judgement: is there something new to those who watch?
 *
 * <p>A story is told once, and again only for what is new in it. An article that is old when it is found (a backfill, an
 * archive page), that was there before the watch was, or that has moved here from another story, is counted in and never told.
 */
public final class AlertRule {
    /** An article that had appeared so long before it was first fetched is old. */
    public static final Duration OLD = Duration.ofHours(48);

    /** A text of which less is kept was changed much, whatever its title and numbers. */
    private static final double MUCH_KEPT = 0.7;

    private AlertRule() {}

    /**
     * What comes of an article.
     *
     * @param state the story with this article counted in
     * @param parts what is new; empty for no notice
     */
    public record Outcome(StoryState state, List<Part> parts) {
        public Outcome {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Judges an article.
     *
     * @param news what is worth a notice
     * @param state what was seen and told of its story
     * @param known what is known of the article; absent if it is seen for the first time
     * @param begunBefore whether the story that it was known under had been taken notice of
     * @param since from when on the watch asks as it does
     * @param first whether the watch has had no story for long
     */
    public static Outcome judge(
            News news,
            StoryState state,
            Sighting seen,
            @Nullable Known known,
            boolean begunBefore,
            Instant since,
            boolean first) {
        StoryState before = state;
        if (known != null && !known.story().equals(seen.story())) {
            before = moved(state, seen, begunBefore);
        }
        if (known == null) {
            return isOld(seen) || seen.firstFetched().isBefore(since)
                    ? new Outcome(counted(before, seen), List.of())
                    : arrival(news, before, seen, first);
        }
        if (seen.version() <= known.version()) {
            return new Outcome(before, List.of());
        }
        return revision(news, before, seen, since);
    }

    private static boolean isOld(Sighting seen) {
        return seen.appeared().plus(OLD).isBefore(seen.firstFetched());
    }

    /** Counted in without a word: what it brings is no news afterwards. */
    private static StoryState counted(StoryState state, Sighting seen) {
        StoryState with = state.with(seen, true);
        return with.withOutletsTold(
                state.outletsTold() + with.outlets().size() - state.outlets().size());
    }

    private static StoryState moved(StoryState state, Sighting seen, boolean begunBefore) {
        StoryState with = counted(state, seen);
        return begunBefore && !with.begun() ? with.begin() : with;
    }

    private static Outcome arrival(News news, StoryState state, Sighting seen, boolean first) {
        StoryState with = state.with(seen, true);
        if (!state.begun()) {
            return news.stories()
                    ? new Outcome(with.told(), List.of(Part.of(first ? Alert.Kind.FIRST_STORY : Alert.Kind.NEW_STORY)))
                    : new Outcome(with.begin(), List.of());
        }
        List<Part> parts = new ArrayList<>();
        if (news.languages()
                && seen.language() != null
                && !seen.language().equals("und")
                && !state.languages().contains(seen.language())) {
            parts.add(Part.language(seen.language()));
        }
        if (news.numbers()) {
            parts.addAll(changedNumbers(state, seen));
        }
        int more = with.outlets().size() - state.outletsTold();
        if (news.outlets() > 0 && more >= news.outlets()) {
            parts.add(Part.outlets(more));
        }
        return parts.isEmpty() ? new Outcome(with, parts) : new Outcome(with.told(), parts);
    }

    private static Outcome revision(News news, StoryState state, Sighting seen, Instant since) {
        StoryState with = state.with(seen, false);
        if (!state.begun() || seen.at().isBefore(since)) {
            return new Outcome(with, List.of());
        }
        List<Part> parts = new ArrayList<>();
        if (news.numbers()) {
            parts.addAll(changedNumbers(state, seen));
        }
        Changes changes = seen.changes();
        if (news.revisions() && changes != null && isMuch(changes)) {
            parts.add(Part.revision(changes.numbersAdded(), changes.numbersRemoved()));
        }
        return parts.isEmpty() ? new Outcome(with, parts) : new Outcome(with.told(), parts);
    }

    private static boolean isMuch(Changes changes) {
        return changes.title()
                || changes.kept() < MUCH_KEPT
                || !changes.numbersAdded().isEmpty()
                || !changes.numbersRemoved().isEmpty();
    }

    /** A unit of which none of the article's numbers was told before, and another was: the largest, and the told one next to it. */
    private static List<Part> changedNumbers(StoryState state, Sighting seen) {
        Map<CountedNumber.Unit, List<Long>> values = new TreeMap<>();
        for (CountedNumber number : seen.numbers()) {
            values.computeIfAbsent(number.unit(), unit -> new ArrayList<>()).add(number.value());
        }
        List<Part> parts = new ArrayList<>();
        values.forEach((unit, stated) -> {
            List<Long> told = state.numbers().getOrDefault(unit, List.of());
            if (!told.isEmpty() && stated.stream().noneMatch(told::contains)) {
                long now = stated.stream().max(Comparator.naturalOrder()).orElseThrow();
                long next = told.stream()
                        .min(Comparator.comparingDouble(before -> Math.abs(Math.log((double) before / now))))
                        .orElseThrow();
                parts.add(Part.number(unit, next, now));
            }
        });
        return parts;
    }
}
