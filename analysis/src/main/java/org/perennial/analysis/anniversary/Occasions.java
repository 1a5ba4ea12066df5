package org.perennial.analysis.anniversary;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds anniversaries that no anniversary word names: a configured event in season, a name that has reached a number of
 * years, the day of publication in an earlier year. Confined to one call.
 */
final class Occasions {
    /** Days around a remembered day in which a name of one word counts: it is mostly that of a place with news of its own. */
    private static final int SEASON_OF_BARE = 7;
    /** Fewer years than this beside a name are mostly a term or an age. */
    private static final int FEW_YEARS = 10;
    /** What is older than this is dated, not counted. */
    private static final int MANY_YEARS = 3000;

    private static final int LEAD_TOKENS = 80;
    private static final int BESIDE = 4;

    private final Language language;
    private final Reading reading;
    private final @Nullable LocalDate published;

    Occasions(Language language, Reading reading, @Nullable LocalDate published) {
        this.language = language;
        this.reading = reading;
        this.published = published;
    }

    /** Adds at most so many drafts of each sort. */
    void drafts(List<Draft> drafts, int most) {
        if (published != null) {
            named(drafts, most, published);
            sameDay(drafts, most, published);
        }
        years(drafts, most);
    }

    /**
     * A configured event's name in season, beside a word of commemoration or the very number of years that have passed, is
     * a mention without any other word.
     */
    private void named(List<Draft> drafts, int most, LocalDate day) {
        int left = most;
        for (AliasIndex.Hit hit : reading.names) {
            if (left-- <= 0) {
                return;
            }
            Event event = hit.event();
            int from = reading.tokens.sentenceStart(hit.from());
            int to = reading.tokens.sentenceEnd(hit.to() - 1);
            int counted = Season.counted(event, day);
            if (counted <= 0 || Season.away(event, day) > season(hit)) {
                continue;
            }
            Found marking = reading.marking(from, to, hit.from(), hit.to());
            Found years = years(from, to, counted);
            if (marking == null && years == null) {
                continue;
            }
            Draft draft = new Draft(
                    reading,
                    hit.from(),
                    hit.to(),
                    Weights.NAME_ONLY + Weights.NAME + Weights.SEASON + lead(hit.from()));
            draft.event = event;
            draft.date = event.date();
            draft.phrase = reading.words(hit.from(), hit.to());
            draft.kind = event.category().equals("state") ? Kind.FOUNDING : Kind.COMMEMORATION;
            draft.state(counted, years == null ? NumberSource.COMPUTED : NumberSource.STATED);
            if (marking != null) {
                draft.add(Role.VERB, marking.from(), marking.to());
                draft.score += Reading.weight(marking);
            }
            if (years != null) {
                draft.add(Role.NUMBER, years.from(), years.to());
                draft.score += Weights.DATE;
            }
            draft.add(Role.EVENT, hit.from(), hit.to());
            drafts.add(draft);
        }
    }

    private @Nullable Found years(int from, int to, int wanted) {
        for (Found found : reading.around(from, to)) {
            ReadNumber number = found.number();
            if (found.sense() == Sense.YEARS
                    && number != null
                    && number.value() == wanted
                    && found.from() >= from
                    && found.to() <= to
                    && !reading.has(Sense.BLOCK, found.from(), found.to())) {
                return found;
            }
        }
        return null;
    }

    private int season(AliasIndex.Hit hit) {
        int words = hit.to() - hit.from();
        boolean bare = words == 1 || (words <= 3 && reading.tokens.isAlone(hit.from()));
        int window = hit.event().window();
        return bare ? Math.min(SEASON_OF_BARE, window) : window;
    }

    /** The very day of publication in an earlier year, in the lead or beside a word of commemoration. */
    private void sameDay(List<Draft> drafts, int most, LocalDate day) {
        int left = most;
        for (ReadDate date : reading.dates) {
            EventDate event = date.hasYear() && date.hasDay() ? date.in(date.year()) : null;
            if (event == null || left <= 0) {
                continue;
            }
            int n = day.getYear() - date.year();
            boolean returns = n > 0 && (isReturn(event.start(), n, day) || isReturn(event.end(), n, day));
            int from = reading.tokens.sentenceStart(date.from());
            int to = reading.tokens.sentenceEnd(date.to() - 1);
            Found marking = returns ? reading.marking(from, to, date.from(), date.to()) : null;
            boolean led = date.from() < LEAD_TOKENS || reading.field == Field.TITLE;
            if (!returns || (marking == null && !led) || reading.has(Sense.BLOCK, date.from(), date.to())) {
                continue;
            }
            left--;
            Draft draft = new Draft(reading, date.from(), date.to(), Weights.SAME_DAY);
            draft.date = event;
            draft.confirmed = true;
            draft.kind = isBeside(Sense.BIRTH, date)
                    ? Kind.BIRTH
                    : isBeside(Sense.DEATH, date) ? Kind.DEATH : Kind.COMMEMORATION;
            draft.state(n, NumberSource.COMPUTED);
            draft.add(Role.DATE, date.from(), date.to());
            if (marking != null) {
                draft.add(Role.VERB, marking.from(), marking.to());
                draft.score += Reading.weight(marking);
            }
            draft.score += lead(date.from());
            drafts.add(draft);
        }
    }

    private static boolean isReturn(LocalDate event, int years, LocalDate day) {
        return event.plusYears(years).equals(day);
    }

    private boolean isBeside(Sense sense, ReadDate date) {
        return reading.has(
                sense,
                Math.max(reading.tokens.sentenceStart(date.from()), date.from() - BESIDE),
                Math.min(reading.tokens.sentenceEnd(date.to() - 1), date.to() + BESIDE));
    }

    /** A number of years beside a name, where something is commemorated: "Audi 100 ani", "nos 100 anos da Lacta". */
    private void years(List<Draft> drafts, int most) {
        int left = most;
        for (Found found : reading.found) {
            ReadNumber number = found.number();
            if (found.sense() != Sense.YEARS || number == null || left <= 0) {
                continue;
            }
            boolean few = number.value() < FEW_YEARS || number.value() > MANY_YEARS;
            if (few || isTaken(found) || isPartOfName(found)) {
                continue;
            }
            int from = reading.tokens.sentenceStart(found.from());
            int to = reading.tokens.sentenceEnd(found.to() - 1);
            Found marking = reading.marking(from, to, found.from(), found.to());
            SlotReader.Span name = marking == null ? null : name(found);
            if (marking == null || name == null || reading.has(Sense.PRIVATE, from, to)) {
                continue;
            }
            left--;
            Draft draft = new Draft(
                    reading,
                    found.from(),
                    found.to(),
                    Weights.YEARS + Weights.NUMBER + Reading.weight(marking) + lead(found.from()));
            draft.number = number;
            draft.state(number.value(), NumberSource.STATED);
            draft.phrase = reading.words(name.from(), name.to());
            draft.kind = Kind.FOUNDING;
            draft.add(Role.NUMBER, found.from(), found.to());
            draft.add(Role.VERB, marking.from(), marking.to());
            draft.add(Role.EVENT, name.from(), name.to());
            if (published != null && published.getYear() > number.value()) {
                draft.date = EventDate.year(published.getYear() - number.value());
            }
            drafts.add(draft);
        }
    }

    /** Whether another pattern says what the years are: an anniversary of its own, or none. */
    private boolean isTaken(Found years) {
        for (Found other : reading.around(years.from(), years.to())) {
            boolean tells = other.sense().opensGate
                    || other.sense() == Sense.BLOCK
                    || other.sense() == Sense.PRIVATE
                    || other.sense() == Sense.YEARS_AGO
                    || other.sense() == Sense.YEARS_AHEAD;
            if (tells && other.overlaps(years)) {
                return true;
            }
        }
        return false;
    }

    /** "Ten Thousand Years": what is written large inside a sentence is a name, not a count. */
    private boolean isPartOfName(Found years) {
        return reading.field != Field.TITLE
                && isName(years.to() - 1)
                && !isName(reading.tokens.sentenceEnd(years.to() - 1) - 1);
    }

    /** The name that a number of years belongs to: written right before it, or behind a word that says "of". */
    private SlotReader.@Nullable Span name(Found years) {
        Tokens tokens = reading.tokens;
        int last = years.from() - 1;
        if (last >= 0 && tokens.gap(years.from()) <= Tokens.SPACE && isName(last)) {
            int first = last;
            while (first > 0 && tokens.gap(first) <= Tokens.SPACE && isName(first - 1)) {
                first--;
            }
            if (first > tokens.sentenceStart(years.from()) || last > first || reading.field == Field.TITLE) {
                return new SlotReader.Span(first, last + 1);
            }
        }
        SlotReader.Span behind = language.slot.behind(tokens, years.to());
        return behind != null && isName(behind.from()) ? behind : null;
    }

    /** Whether a token is written as a name, in scripts that have capitals. */
    private boolean isName(int token) {
        return Character.isUpperCase(reading.text.originalAt(reading.tokens.start(token)));
    }

    private double lead(int token) {
        return token < LEAD_TOKENS || reading.field == Field.TITLE ? Weights.LEAD : 0;
    }
}
