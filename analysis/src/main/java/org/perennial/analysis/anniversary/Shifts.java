package org.perennial.analysis.anniversary;

/** Reads the words beside an occasion that move it away from the year of publication: last year's, three years ago. */
final class Shifts {
    /** Further away the words speak of something else in the sentence. */
    private static final int REACH = 1;
    /** More years are those of the event and not of the occasion. */
    private static final int MOST = 30;

    private Shifts() {}

    /** Years from publication to the occasion of a draft: negative for what is past, 0 when nothing moves it. */
    static int of(Draft draft) {
        Tokens tokens = draft.reading.tokens;
        int first = draft.first();
        int last = draft.last();
        for (Found found : draft.reading.around(first - REACH - 1, last + REACH + 1)) {
            boolean before =
                    found.to() <= first && first - found.to() <= REACH && isOneClause(tokens, found.to(), first);
            boolean behind =
                    found.from() >= last && found.from() - last <= REACH && isOneClause(tokens, last, found.from());
            int years = before || behind ? years(found) : 0;
            if (years != 0) {
                draft.add(Role.DATE, found.from(), found.to());
                return years;
            }
        }
        return 0;
    }

    private static boolean isOneClause(Tokens tokens, int from, int to) {
        for (int t = from; t <= to && t < tokens.size(); t++) {
            if (tokens.gap(t) > Tokens.DOT) {
                return false;
            }
        }
        return true;
    }

    private static int years(Found found) {
        int stated = found.number() == null ? 1 : found.number().value();
        if (stated > MOST) {
            return 0;
        }
        return switch (found.sense()) {
            case LAST_YEAR -> -1;
            case NEXT_YEAR -> 1;
            case YEARS_AGO -> -stated;
            case YEARS_AHEAD -> stated;
            default -> 0;
        };
    }
}
