package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of an article with everything that was found in it. */
final class Reading {
    private static final int NIGHT_REACH = 6;

    final Field field;
    final FoldedText text;
    final Tokens tokens;
    final List<Found> found;
    final List<ReadDate> dates;
    final List<AliasIndex.Hit> names;

    Reading(Field field, FoldedText text, Language language, AliasIndex aliases) {
        this.field = field;
        this.text = text;
        this.tokens = new Tokens(text);
        this.found = language.find(tokens);
        this.dates = nights(language.dates.all(tokens), found);
        this.names = aliases.find(tokens);
    }

    private static List<ReadDate> nights(List<ReadDate> dates, List<Found> found) {
        List<ReadDate> marked = new ArrayList<>(dates.size());
        for (ReadDate date : dates) {
            boolean night = date.lastDay() != date.day()
                    && found.stream()
                            .anyMatch(f -> f.sense() == Sense.NIGHT
                                    && f.from() - date.to() < NIGHT_REACH
                                    && date.from() - f.to() < NIGHT_REACH);
            marked.add(night ? date.atNight() : date);
        }
        return marked;
    }

    /** The first pattern of a sense between two tokens; null for none. */
    @Nullable
    Found first(Sense sense, int from, int to) {
        for (Found f : found) {
            if (f.sense() == sense && f.from() < to && from < f.to()) {
                return f;
            }
        }
        return null;
    }

    boolean has(Sense sense, int from, int to) {
        return first(sense, from, to) != null;
    }

    Evidence evidence(Role role, int fromToken, int toToken) {
        return text.evidence(role, field, tokens.start(fromToken), tokens.end(toToken - 1));
    }

    String words(int fromToken, int toToken) {
        return text.originalSlice(tokens.start(fromToken), tokens.end(toToken - 1));
    }
}
