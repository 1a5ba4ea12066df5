package org.perennial.analysis.anniversary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns what was found in one article into drafts: which number, which date, which event. Confined to one call. */
final class Resolver {
    private static final int NUMBER_REACH_BEFORE = 5;
    private static final int NUMBER_REACH_AFTER = 4;
    private static final int KIND_REACH = 8;
    private static final int YEARS_REACH = 12;
    private static final int LEAD_TOKENS = 80;
    private static final int DATE_REACH = 25;
    /** Fewer years than this are counted in every other sentence. */
    private static final int FEW_YEARS = 10;

    /** Occasions looked at in one field; more are only in a calendar. */
    private static final int MOST_DRAFTS = 200;

    private static final Comparator<Found> STRENGTH = Comparator.comparing(Found::sense, Comparator.reverseOrder())
            .thenComparingInt(f -> f.to() - f.from())
            .thenComparingDouble(Resolver::weight);

    private final Language language;
    private final List<Reading> readings;
    private final @Nullable LocalDate published;
    private final Dating dating;

    Resolver(Language language, List<Reading> readings, @Nullable LocalDate published) {
        this.language = language;
        this.readings = readings;
        this.published = published;
        this.dating = new Dating(readings, published);
    }

    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        for (Reading reading : readings) {
            int left = MOST_DRAFTS;
            for (Found found : reading.found) {
                if (found.sense().opensGate && left > 0 && isStrongest(reading, found) && !isBlocked(reading, found)) {
                    drafts.add(draft(reading, found));
                    left--;
                }
            }
            new Occasions(language, reading, published).drafts(drafts, left);
        }
        return drafts;
    }

    /** Of patterns that overlap, the one of the better sense counts, then the longer, the weightier, the first. */
    @SuppressWarnings("ReferenceEquality") // the same find, not an equal one
    private static boolean isStrongest(Reading reading, Found found) {
        boolean passed = false;
        for (Found other : reading.around(found.from(), found.to())) {
            if (other == found) {
                passed = true;
            } else if (other.sense().opensGate && other.overlaps(found)) {
                int order = STRENGTH.compare(other, found);
                if (order > 0 || (order == 0 && !passed)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isBlocked(Reading reading, Found found) {
        return reading.has(Sense.BLOCK, found.from(), found.to());
    }

    private Draft draft(Reading reading, Found found) {
        Tokens tokens = reading.tokens;
        int from = tokens.sentenceStart(found.from());
        int to = tokens.sentenceEnd(found.to() - 1);
        Draft draft = new Draft(reading, found.from(), found.to(), weight(found));
        draft.add(Role.TRIGGER, found.from(), found.to());
        if (found.sense() == Sense.OBSERVANCE) {
            draft.kind = Kind.OBSERVANCE;
            draft.phrase = reading.words(found.from(), found.to());
            return draft;
        }
        draft.today = Boolean.TRUE.equals(found.pattern().phrase.today());
        number(draft, found);
        draft.shift = Shifts.of(draft);
        kind(draft, found);
        Found marking = reading.marking(from, to, found.from(), found.to());
        if (marking != null) {
            draft.add(Role.VERB, marking.from(), marking.to());
            draft.score += Reading.weight(marking);
        }
        phrase(draft, found);
        event(draft, from, to);
        dating.date(draft);
        boolean supported = found.sense() != Sense.SINCE || marking != null || draft.confirmed || draft.event != null;
        if (supported && (found.from() < LEAD_TOKENS || reading.field == Field.TITLE)) {
            draft.score += Weights.LEAD;
        }
        PrivateLife.judge(draft, found, marking != null);
        boolean dated = draft.confirmed && draft.date != null && draft.date.precision() != Precision.YEAR;
        boolean bare = found.sense() == Sense.SINCE && !dated && marking == null && draft.kind != Kind.PRIVATE;
        if (bare && draft.n != null && draft.n < FEW_YEARS) {
            draft.score += Weights.FEW_YEARS;
        }
        return draft;
    }

    private static double weight(Found found) {
        double weight = found.pattern()
                .weight(
                        switch (found.sense()) {
                            case ANNIVERSARY -> Weights.ANNIVERSARY;
                            case SINCE -> Weights.SINCE;
                            case REMEMBRANCE -> Weights.REMEMBRANCE;
                            default -> Weights.OBSERVANCE;
                        });
        // Years counted from something are never enough alone, whatever a file says.
        return found.sense() == Sense.SINCE ? Math.min(weight, Weights.SINCE) : weight;
    }

    private void number(Draft draft, Found found) {
        Integer own = found.pattern().phrase.n();
        ReadNumber number = found.number();
        if (own == null && number == null && found.sense() == Sense.ANNIVERSARY) {
            number = nearest(draft.reading, found);
            number = number == null ? onlyYears(draft.reading, found) : number;
        }
        if (number != null) {
            draft.number = number;
            draft.state(number.value(), NumberSource.STATED);
            draft.add(Role.NUMBER, number.from(), number.to());
            draft.score += Weights.NUMBER;
        } else if (own != null) {
            draft.state(own, NumberSource.STATED);
            draft.score += Weights.NUMBER;
        }
    }

    /** The number that belongs to an anniversary word: the nearest that is an ordinal, counts years, or stands at it. */
    private @Nullable ReadNumber nearest(Reading reading, Found found) {
        Tokens tokens = reading.tokens;
        if (language.numberBefore) {
            for (int end = found.from(); end > Math.max(0, found.from() - NUMBER_REACH_BEFORE); end--) {
                ReadNumber number = language.numbers.before(tokens, end);
                if (number != null && counts(reading, number, found.from() - end, end)) {
                    return number;
                }
                if (tokens.gap(end) > Tokens.DOT) {
                    break;
                }
            }
        }
        if (language.numberAfter) {
            int last = Math.min(tokens.size(), found.to() + NUMBER_REACH_AFTER);
            for (int t = found.to(); t < last && tokens.gap(t) <= Tokens.DOT; t++) {
                for (ReadNumber number : language.numbers.at(tokens, t)) {
                    if (counts(reading, number, t - found.to(), number.to())) {
                        return number;
                    }
                }
            }
        }
        return null;
    }

    /** The one number of years in the sentence of an anniversary word that has none beside it; null for none or several. */
    private static @Nullable ReadNumber onlyYears(Reading reading, Found found) {
        Tokens tokens = reading.tokens;
        int from = Math.max(tokens.sentenceStart(found.from()), found.from() - YEARS_REACH);
        int to = Math.min(tokens.sentenceEnd(found.to() - 1), found.to() + YEARS_REACH);
        ReadNumber only = null;
        for (Found years : reading.around(from, to)) {
            ReadNumber number = years.sense() == Sense.YEARS ? years.number() : null;
            boolean inside = years.from() >= from && years.to() <= to;
            if (number == null || !inside || number.value() < FEW_YEARS || isTold(reading, years)) {
                continue;
            }
            if (only != null && only.value() != number.value()) {
                return null;
            }
            only = number;
        }
        return only;
    }

    /** Whether another pattern says what the years are. */
    private static boolean isTold(Reading reading, Found years) {
        return reading.around(years.from(), years.to()).stream()
                .anyMatch(other -> other.sense() != Sense.YEARS
                        && other.sense() != Sense.MARKING
                        && other.number() != null
                        && other.overlaps(years));
    }

    private boolean counts(Reading reading, ReadNumber number, int distance, int next) {
        Tokens tokens = reading.tokens;
        int before = number.from() - 1;
        boolean years = (language.isYear(tokens, next) && tokens.gap(next) <= Tokens.SPACE)
                || (before >= 0 && language.isYear(tokens, before) && tokens.gap(number.from()) <= Tokens.SPACE);
        boolean digits = tokens.isNumber(number.from());
        if (number.value() <= 0 || (number.value() >= 1400 && number.value() < 2100 && !number.isOrdinal() && !years)) {
            return false;
        }
        if (number.form() == ReadNumber.Form.ROMAN && distance > 0 && number.value() == 1) {
            return false; // "I"
        }
        boolean glued = distance == 0 && number.to() < tokens.size() && tokens.isGlued(number.to()); // "1200-Jahrfeier"
        if (!glued && !reading.dates(number.from(), number.to()).isEmpty()) {
            return false;
        }
        if (number.form() == ReadNumber.Form.WORD) {
            return years || (distance == 0 && number.value() > 2);
        }
        if (number.value() == 1 && number.form() == ReadNumber.Form.WORD_ORDINAL) {
            return distance <= 1;
        }
        return number.isOrdinal() || years || (digits && distance == 0);
    }

    private void kind(Draft draft, Found found) {
        Kind own = found.pattern().kind();
        if (own != null) {
            draft.kind = own;
            return;
        }
        int from = Math.max(draft.reading.tokens.sentenceStart(draft.first()), draft.first() - KIND_REACH);
        int to = Math.min(draft.reading.tokens.sentenceEnd(draft.last() - 1), draft.last() + KIND_REACH);
        if (draft.reading.has(Sense.BIRTH, from, to)) {
            draft.kind = Kind.BIRTH;
        } else if (draft.reading.has(Sense.DEATH, from, to)) {
            draft.kind = Kind.DEATH;
        } else if (draft.reading.has(Sense.FOUNDING, from, to)) {
            draft.kind = Kind.FOUNDING;
        }
    }

    private void phrase(Draft draft, Found found) {
        Tokens tokens = draft.reading.tokens;
        int from = draft.first();
        int to = language.afterYear(tokens, draft.last());
        SlotReader.Span span =
                language.slot.read(tokens, from, to, draft.reading.dates(from - DATE_REACH, to + DATE_REACH));
        if (span != null) {
            draft.phrase = draft.reading.words(span.from(), span.to());
            if (found.sense() != Sense.REMEMBRANCE) {
                draft.add(Role.EVENT, span.from(), span.to());
            }
        }
    }

    /** Links a configured event: one named in the sentence first, then in the paragraph, the title, the article. */
    private void event(Draft draft, int from, int to) {
        Tokens tokens = draft.reading.tokens;
        if (link(draft, draft.reading, h -> h.from() < to && from < h.to(), true)) {
            return;
        }
        int first = tokens.paragraphStart(draft.from);
        int last = tokens.paragraphEnd(draft.to - 1);
        if (link(draft, draft.reading, h -> h.from() < last && first < h.to(), false)) {
            return;
        }
        for (Reading reading : readings) {
            if (link(draft, reading, h -> true, false)) {
                return;
            }
        }
    }

    private boolean link(Draft draft, Reading reading, Predicate<AliasIndex.Hit> where, boolean inSentence) {
        AliasIndex.Hit best = null;
        double most = 0;
        for (AliasIndex.Hit hit : reading.names) {
            if (where.test(hit)) {
                double fit = fit(draft, hit, inSentence) - Math.abs(hit.from() - draft.from) * 1e-6;
                if (fit > most) {
                    most = fit;
                    best = hit;
                }
            }
        }
        if (best == null) {
            return false;
        }
        Event event = best.event();
        draft.event = event;
        draft.date = counted(draft, event);
        draft.phrase = reading.words(best.from(), best.to());
        draft.evidence.add(reading.evidence(Role.EVENT, best.from(), best.to()));
        draft.score += inSentence ? Weights.NAME : Weights.NAME_ELSEWHERE;
        if (event.category().equals("state") && draft.kind == Kind.COMMEMORATION) {
            draft.kind = Kind.FOUNDING;
        }
        season(draft, event);
        return true;
    }

    /** The event's date; of one that lasted over years its last day where the number counts from that. */
    private EventDate counted(Draft draft, Event event) {
        EventDate date = event.date();
        Integer n = draft.n;
        int lasted = date.end().getYear() - date.startYear();
        boolean fromEnd = n != null && lasted > 0 && published != null && counted(event) + draft.shift - lasted == n;
        return fromEnd ? EventDate.day(date.end()) : date;
    }

    /** How well an event agrees with a draft: 0 not at all, 1 entirely. */
    private double fit(Draft draft, AliasIndex.Hit hit, boolean inSentence) {
        Event event = hit.event();
        Integer n = draft.n;
        if (n == null) {
            return inSentence ? 0.5 : 0;
        }
        if (published == null) {
            return inSentence ? 0.5 : 0;
        }
        int off = off(event, counted(event) + draft.shift, n);
        if (off == 0) {
            return 1;
        }
        boolean beside = inSentence && hit.from() <= draft.last() + 6 && hit.to() >= draft.first() - 6;
        if (!beside) {
            return 0;
        }
        return off == 1 || dating.anchors(draft, event.date().startYear() + n) ? 0.6 : 0;
    }

    /** How far a number is from the years counted since an event's start, or its end where it lasted longer. */
    private static int off(Event event, int counted, int n) {
        int lasted = event.date().end().getYear() - event.date().startYear();
        return Math.min(Math.abs(counted - n), Math.abs(counted - lasted - n));
    }

    private void season(Draft draft, Event event) {
        LocalDate day = published;
        if (day == null) {
            return;
        }
        Integer n = draft.n;
        int counted = counted(event) + draft.shift;
        long away = Season.away(event, day);
        if (n == null) {
            if (away <= Season.COUNTABLE && counted > 0) {
                draft.state(counted, NumberSource.COMPUTED);
            }
        } else if (Math.abs(counted - n) == 1
                && !dating.anchors(draft, event.date().startYear() + n)) {
            draft.contradictions.add("count_inclusive");
        }
        if (away <= event.window()) {
            draft.score += Weights.SEASON;
        }
    }

    /** Years from an event to its return nearest to publication. */
    private int counted(Event event) {
        return published == null ? 0 : Season.counted(event, published);
    }
}
