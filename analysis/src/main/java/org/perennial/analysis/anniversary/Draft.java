package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mention in the making. Confined to one call of the tagger. */
final class Draft {
    final Reading reading;
    /** The words that started it, as tokens. */
    final int from;

    final int to;

    @Nullable
    Event event;

    @Nullable
    String phrase;

    Kind kind = Kind.COMMEMORATION;

    @Nullable
    EventDate date;

    @Nullable
    Integer n;

    @Nullable
    NumberSource source;

    @Nullable
    ReadNumber number;

    double score;
    /** Years from the year of publication to that of the occasion: -3 for "three years ago". */
    int shift;
    /** Whether the words count to the day of publication. */
    boolean today;
    /** Whether a date in the text agrees with the number. */
    boolean confirmed;

    final Set<Evidence> evidence = new LinkedHashSet<>();
    final Set<String> contradictions = new LinkedHashSet<>();

    Draft(Reading reading, int from, int to, double score) {
        this.reading = reading;
        this.from = from;
        this.to = to;
        this.score = score;
    }

    void add(Role role, int fromToken, int toToken) {
        evidence.add(reading.evidence(role, fromToken, toToken));
    }

    void state(int number, NumberSource from) {
        n = number;
        source = from;
    }

    /** First token of the trigger and its number together. */
    int first() {
        return number == null ? from : Math.min(from, number.from());
    }

    int last() {
        return number == null ? to : Math.max(to, number.to());
    }

    /** Two decimals: sums of tenths are not exact, and a threshold must not turn on that. */
    double confidence() {
        return Math.round(Math.max(0.01, Math.min(Weights.MOST, score)) * 100) / 100.0;
    }

    boolean isMeant() {
        return confidence() >= Weights.MEANT;
    }

    AnniversaryMention mention() {
        List<Evidence> shown = new ArrayList<>(evidence);
        return new AnniversaryMention(
                event == null ? null : event.id(),
                phrase,
                kind,
                date,
                n,
                source,
                confidence(),
                shown,
                List.copyOf(contradictions));
    }

    /** Takes over what another draft of the same occasion knows. */
    void absorb(Draft other) {
        if (n == null || (source == NumberSource.COMPUTED && other.source == NumberSource.STATED)) {
            n = other.n == null ? n : other.n;
            source = other.source == null ? source : other.source;
        }
        if (phrase == null) {
            phrase = other.phrase;
        }
        if (event == null) {
            event = other.event;
        }
        if (date == null || (other.date != null && isFiner(other.date, date))) {
            date = other.date;
        }
        if (kind == Kind.COMMEMORATION && other.kind != Kind.COMMEMORATION && other.kind != Kind.OTHER) {
            kind = other.kind;
        }
        evidence.addAll(other.evidence);
        contradictions.addAll(other.contradictions);
    }

    static boolean isFiner(EventDate a, EventDate b) {
        return a.precision().compareTo(b.precision()) < 0;
    }
}
