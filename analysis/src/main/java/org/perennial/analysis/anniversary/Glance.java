package org.perennial.analysis.anniversary;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a first look at an article shows: whether reading on is worth it. Nearly every article ends here.
 *
 * @param senses what its words may mean
 * @param named whether it may name a configured event
 * @param dated whether it may state the day of its publication
 */
record Glance(Set<Sense> senses, boolean named, boolean dated) {

    static Glance of(List<FieldText> fields, Language language, AliasIndex aliases, @Nullable LocalDate published) {
        Set<Sense> senses = EnumSet.noneOf(Sense.class);
        boolean dated = false;
        for (FieldText field : fields) {
            senses.addAll(language.glance(field.tokens()));
            dated |= published != null && language.dates.touches(field.tokens(), published);
        }
        Glance unnamed = new Glance(senses, false, dated);
        boolean named = (unnamed.opens() || unnamed.has(Sense.MARKING) || unnamed.has(Sense.YEARS))
                && fields.stream().anyMatch(f -> aliases.touches(f.tokens()));
        return new Glance(senses, named, dated);
    }

    /** Whether the article counts anything. */
    boolean counts() {
        return has(Sense.COUNTED);
    }

    boolean isPromising() {
        return counts() || canBe(senses);
    }

    /** Whether the patterns that were really found still allow an anniversary. */
    boolean isConfirmedBy(List<Reading.Words> words) {
        Set<Sense> found = EnumSet.noneOf(Sense.class);
        words.forEach(w -> w.found().forEach(f -> found.add(f.sense())));
        return canBe(found);
    }

    /**
     * An anniversary's own word can be one; a word of commemoration beside a configured name or a number of years; a
     * configured name beside a number of years; the day of publication in another year.
     */
    private boolean canBe(Set<Sense> shown) {
        boolean marks = shown.contains(Sense.MARKING);
        boolean years = shown.contains(Sense.YEARS);
        return dated || opens(shown) || (marks && (named || years)) || (named && years);
    }

    private boolean opens() {
        return opens(senses);
    }

    private static boolean opens(Set<Sense> shown) {
        return shown.stream().anyMatch(s -> s.opensGate);
    }

    private boolean has(Sense sense) {
        return senses.contains(sense);
    }
}
