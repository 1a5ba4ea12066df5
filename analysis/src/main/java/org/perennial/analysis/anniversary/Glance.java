package org.perennial.analysis.anniversary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a first look at an article shows: whether reading on is worth it. Nearly every article ends here.
 *
 * @param fields what was looked at
 * @param anchors where patterns may stand, for each field
 * @param senses what its words may mean
 * @param dated whether it may state the day of its publication
 */
record Glance(List<FieldText> fields, List<List<PatternMatcher.Anchor>> anchors, Set<Sense> senses, boolean dated) {

    static Glance of(List<FieldText> fields, Language language, @Nullable LocalDate published) {
        List<List<PatternMatcher.Anchor>> anchors = new ArrayList<>(fields.size());
        Set<Sense> senses = EnumSet.noneOf(Sense.class);
        boolean dated = false;
        for (FieldText field : fields) {
            List<PatternMatcher.Anchor> here = language.anchors(field.tokens());
            for (PatternMatcher.Anchor anchor : here) {
                if (anchor.telling()) {
                    senses.add(anchor.pattern().sense);
                }
            }
            anchors.add(here);
            dated |= published != null && language.dates.touches(field.tokens(), published);
        }
        return new Glance(fields, anchors, senses, dated);
    }

    /** The patterns that really stand in each field. */
    List<Reading.Words> words(Language language) {
        List<Reading.Words> words = new ArrayList<>(fields.size());
        for (int f = 0; f < fields.size(); f++) {
            words.add(Reading.Words.of(fields.get(f), anchors.get(f), language));
        }
        return words;
    }

    /** Whether the article counts anything. */
    boolean counts() {
        return senses.contains(Sense.COUNTED);
    }

    boolean isPromising(Names names) {
        return counts() || canBe(senses, names);
    }

    /** Whether the patterns that were really found still allow an anniversary. */
    boolean isConfirmedBy(List<Reading.Words> words, Names names) {
        Set<Sense> found = EnumSet.noneOf(Sense.class);
        words.forEach(w -> w.found().forEach(f -> found.add(f.sense())));
        return canBe(found, names);
    }

    /**
     * An anniversary's own word can be one; a word of commemoration beside a configured name or a number of years; a
     * configured name beside a number of years; the day of publication in another year.
     */
    private boolean canBe(Set<Sense> shown, Names names) {
        boolean marks = shown.contains(Sense.MARKING);
        boolean years = shown.contains(Sense.YEARS);
        return dated || opens(shown) || (marks && years) || ((marks || years) && names.any());
    }

    private static boolean opens(Set<Sense> shown) {
        for (Sense sense : shown) {
            if (sense.opensGate) {
                return true;
            }
        }
        return false;
    }
}
