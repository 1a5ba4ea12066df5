package org.perennial.analysis.anniversary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the words that name the event, by where a language puts them. */
final class SlotReader {
    /** The tokens of a name. */
    record Span(int from, int to) {}

    private static final int LONGEST_AFTER = 12;
    private static final int LONGEST_BEFORE = 8;
    /** In scripts without spaces a token is a character. */
    private static final int LONGEST_ALONE = 24;

    private final Set<String> after = new HashSet<>();
    private final Set<String> articles = new HashSet<>();
    private final Set<String> stop = new HashSet<>();
    private final boolean before;
    private final boolean direct;

    SlotReader(Lexicon.@Nullable Slot slot) {
        if (slot != null) {
            fold(slot.after(), after);
            fold(slot.articles(), articles);
            fold(slot.stop(), stop);
        }
        this.before = slot != null && Boolean.TRUE.equals(slot.before());
        this.direct = slot != null && Boolean.TRUE.equals(slot.direct());
    }

    private static void fold(@Nullable List<String> words, Set<String> into) {
        Lists.orEmpty(words).forEach(w -> into.add(Folding.fold(w).strip()));
    }

    /** The name beside an anniversary word and its number, which together span the tokens; null where there is none. */
    @Nullable
    Span read(Tokens tokens, int from, int to, List<ReadDate> dates) {
        Span behind = behind(tokens, to, dates);
        return behind != null || !before ? behind : ahead(tokens, from, dates);
    }

    /** The name behind a word such as "of" that follows; null where there is none. */
    @Nullable
    Span behind(Tokens tokens, int to) {
        return to < tokens.size() && after.contains(tokens.word(to)) ? behind(tokens, to, List.of()) : null;
    }

    private @Nullable Span behind(Tokens tokens, int to, List<ReadDate> dates) {
        int start = to;
        // The words that started it may end in such a word themselves: "33 years since".
        boolean linked = to > 0 && after.contains(tokens.word(to - 1));
        while (start < tokens.size() && tokens.gap(start) <= Tokens.DOT && after.contains(tokens.word(start))) {
            start++;
            linked = true;
        }
        if (!linked && !direct) {
            return null;
        }
        while (start < tokens.size() && tokens.gap(start) <= Tokens.DOT && articles.contains(tokens.word(start))) {
            start++;
        }
        int end = start;
        int longest = start < tokens.size() && tokens.isAlone(start) ? LONGEST_ALONE : LONGEST_AFTER;
        while (end < tokens.size()
                && end - start < longest
                && tokens.gap(end) <= Tokens.DOT
                && !stop.contains(tokens.word(end))
                && !startsDate(dates, end, start)) {
            end++;
        }
        while (end > start && (articles.contains(tokens.word(end - 1)) || after.contains(tokens.word(end - 1)))) {
            end--;
        }
        return end > start && hasWord(tokens, start, end) ? new Span(start, end) : null;
    }

    private @Nullable Span ahead(Tokens tokens, int from, List<ReadDate> dates) {
        int start = from;
        int longest = from > 0 && tokens.isAlone(from - 1) ? LONGEST_ALONE : LONGEST_BEFORE;
        while (start > 0
                && from - start < longest
                && (start == from || tokens.gap(start) <= Tokens.DOT)
                && !stop.contains(tokens.word(start - 1))
                && tokens.gap(from) <= Tokens.DOT
                && !endsDate(dates, start)) {
            start--;
        }
        while (start < from && articles.contains(tokens.word(start))) {
            start++;
        }
        return from > start && hasWord(tokens, start, from) ? new Span(start, from) : null;
    }

    private static boolean hasWord(Tokens tokens, int from, int to) {
        for (int t = from; t < to; t++) {
            if (!tokens.isNumber(t) && (tokens.length(t) > 1 || tokens.isAlone(t))) {
                return true;
            }
        }
        return false;
    }

    /** A date ends the name, unless the name begins with it ("the 1944 massacre"). */
    private static boolean startsDate(List<ReadDate> dates, int t, int start) {
        return t > start && dates.stream().anyMatch(d -> d.from() == t);
    }

    private static boolean endsDate(List<ReadDate> dates, int t) {
        return dates.stream().anyMatch(d -> d.to() == t);
    }
}
