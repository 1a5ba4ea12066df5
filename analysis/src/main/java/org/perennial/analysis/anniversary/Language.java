package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A language file made ready for matching. */
final class Language {
    private static final int USUAL_SUFFIX = 6;

    final Lexicon lexicon;
    final NumberReader numbers;
    final DateReader dates;
    final SlotReader slot;
    final boolean numberBefore;
    final boolean numberAfter;
    private final PatternMatcher matcher;
    private final StemTrie<Pattern> gate = new StemTrie<>();
    private final StemTrie<Pattern> gateInside = new StemTrie<>();
    private final StemTrie<Pattern> marking = new StemTrie<>();
    private final StemTrie<Pattern> markingInside = new StemTrie<>();
    private final StemTrie<Pattern> all = new StemTrie<>();
    private final StemTrie<Pattern> allInside = new StemTrie<>();

    Language(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.numbers = new NumberReader(lexicon);
        this.dates = new DateReader(lexicon, numbers);
        this.slot = new SlotReader(lexicon.slot());
        String side = lexicon.numbers() == null ? null : lexicon.numbers().side();
        this.numberBefore = side == null || !side.toLowerCase(Locale.ROOT).equals("after");
        this.numberAfter = side != null && !side.toLowerCase(Locale.ROOT).equals("before");
        Lexicon.Inflection inflection = lexicon.inflection();
        Integer suffix = inflection == null ? null : inflection.suffix();
        Set<String> prefixes = new HashSet<>();
        if (inflection != null) {
            Lists.orEmpty(inflection.prefixes()).forEach(p -> prefixes.add(Folding.fold(p)));
        }
        List<Pattern.Element> years = new ArrayList<>();
        Lists.orEmpty(lexicon.years()).forEach(y -> Pattern.words(y, years));
        this.matcher = new PatternMatcher(
                numbers, years, suffix == null ? USUAL_SUFFIX : suffix, prefixes.toArray(new String[0]));
        add(Sense.ANNIVERSARY, lexicon.anniversary());
        add(Sense.SINCE, lexicon.since());
        add(Sense.REMEMBRANCE, lexicon.remembrance());
        add(Sense.OBSERVANCE, lexicon.observance());
        add(Sense.MARKING, lexicon.marking());
        add(Sense.FOUNDING, lexicon.founding());
        add(Sense.BIRTH, lexicon.birth());
        add(Sense.DEATH, lexicon.death());
        add(Sense.PRIVATE, lexicon.privately());
        add(Sense.PERSONAL, lexicon.personal());
        add(Sense.BLOCK, lexicon.block());
        Lexicon.Dates d = lexicon.dates();
        if (d != null) {
            add(Sense.NIGHT, Lists.orEmpty(d.night()).stream().map(Phrase::of).toList());
        }
    }

    private void add(Sense sense, @Nullable List<Phrase> phrases) {
        for (Phrase phrase : Lists.orEmpty(phrases)) {
            Pattern pattern = new Pattern(sense, phrase, "lexicon " + lexicon.language());
            Pattern.Element anchor = pattern.anchor();
            (anchor.openStart() ? allInside : all).put(anchor.text(), pattern);
            if (sense.opensGate) {
                (anchor.openStart() ? gateInside : gate).put(anchor.text(), pattern);
            } else if (sense == Sense.MARKING) {
                (anchor.openStart() ? markingInside : marking).put(anchor.text(), pattern);
            }
        }
    }

    /** Whether a text may hold an anniversary: the one look that every article gets. */
    boolean opens(FoldedText text) {
        return matcher.touches(text, gate, gateInside);
    }

    /** Whether a text may speak of commemorating, without which a configured event's name is no anniversary. */
    boolean marks(FoldedText text) {
        return matcher.touches(text, marking, markingInside);
    }

    /** Every pattern found in a text, in order of appearance. */
    List<Found> find(Tokens tokens) {
        return matcher.find(tokens, all, allInside);
    }

    /** The token behind a word for "year" where one begins, else the token itself. */
    int afterYear(Tokens tokens, int t) {
        return Math.max(t, matcher.years(tokens, t));
    }

    /** Whether the words from a token on are a word for "year". */
    boolean isYear(Tokens tokens, int t) {
        return t < tokens.size() && matcher.years(tokens, t) > 0;
    }
}
