package org.perennial.watch.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Why;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.timing.Slot;
import org.perennial.watch.timing.Timing;

/**
 * Applies the judgement to one article after another and places what there is to tell in messages. What is sent and what a
 * backtest says would have been sent come from here alike.
 */
public final class Alerts {
    private final Memory memory;

    /** @param memory what has been seen and told so far; written to */
    public Alerts(Memory memory) {
        this.memory = memory;
    }

    /** A notice and the message that it goes into. */
    public record Placed(Notice notice, Slot slot) {}

    /**
     * Judges an article that matches a watch.
     *
     * @param since from when on the watch asks as it does: what was there before is not told
     * @return the notice; empty if it brings nothing new
     */
    public Optional<Placed> take(Watch watch, Sighting seen, Why why, Instant since) {
        WatchState state = memory.state(watch.name());
        Known known = memory.article(watch.name(), seen.article()).orElse(null);
        boolean moved = known != null && !known.story().equals(seen.story());
        if (known != null && !moved && seen.version() <= known.version()) {
            return Optional.empty();
        }
        Instant lastStory = state.lastStory();
        boolean first = lastStory == null || lastStory.plus(watch.first()).isBefore(seen.at());
        AlertRule.Outcome outcome = AlertRule.judge(
                watch.news(),
                memory.story(watch.name(), seen.story()),
                seen,
                known,
                known != null
                        && moved
                        && memory.story(watch.name(), known.story()).begun(),
                since,
                first);
        memory.keep(watch.name(), seen.story(), outcome.state());
        memory.keep(
                watch.name(),
                seen.article(),
                new Known(known == null ? seen.version() : Math.max(known.version(), seen.version()), seen.story()));
        if (outcome.state().begun()) {
            memory.keep(watch.name(), new WatchState(state.timing(), state.lastAt(), later(lastStory, seen.at())));
        }
        if (outcome.parts().isEmpty()) {
            return Optional.empty();
        }
        StoryState story = outcome.state();
        return Optional.of(place(
                watch,
                new Notice(
                        watch.name(),
                        seen.story(),
                        story.notices(),
                        seen.at(),
                        outcome.parts(),
                        new Notice.Reported(
                                seen.article(),
                                seen.title(),
                                seen.url(),
                                seen.source(),
                                seen.language(),
                                seen.appeared()),
                        story.articles(),
                        story.outlets().size(),
                        List.copyOf(story.languages()),
                        why)));
    }

    /** Places a notice that is about no single article; empty if one of this subject was placed before. */
    public Optional<Placed> tellOnce(Watch watch, String subject, Instant at, Part part) {
        StoryState told = memory.story(watch.name(), subject);
        if (told.begun()) {
            return Optional.empty();
        }
        memory.keep(watch.name(), subject, told.told());
        return Optional.of(
                place(watch, new Notice(watch.name(), subject, 1, at, List.of(part), null, 0, 0, List.of(), null)));
    }

    private Placed place(Watch watch, Notice notice) {
        WatchState state = memory.state(watch.name());
        Instant at = later(state.lastAt(), notice.at());
        Timing.Placed placed = watch.timing().place(state.timing(), watch.name(), notice.key(), at);
        memory.keep(watch.name(), new WatchState(placed.state(), at, state.lastStory()));
        return new Placed(notice, placed.slot());
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
