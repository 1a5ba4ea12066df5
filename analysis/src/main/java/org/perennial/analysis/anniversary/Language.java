package org.perennial.analysis.anniversary;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
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
    private final Spellings spellings;
    final NumberReader numbers;
    final DateReader dates;
    final SlotReader slot;
    final boolean numberBefore;
    final boolean numberAfter;
    private final PatternMatcher matcher;
    private final StemTrie<Pattern> atStart = new StemTrie<>();
    private final StemTrie<Pattern> inside = new StemTrie<>();
    private final String where;
    private final String conjunction;

    Language(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.where = "lexicon " + lexicon.language();
        this.conjunction = conjunction(lexicon.language());
        this.spellings = new Spellings(lexicon);
        this.numbers = new NumberReader(lexicon, spellings);
        this.dates = new DateReader(lexicon, numbers, spellings);
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
        List<List<Pattern.Element>> years = new ArrayList<>();
        Lists.orEmpty(lexicon.years())
                .forEach(year -> spellings.of(year).forEach(spelling -> years.add(Pattern.words(spelling))));
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
        add(Sense.BODY, lexicon.bodies());
        add(Sense.PRIVATE, lexicon.privately());
        add(Sense.PERSONAL, lexicon.personal());
        add(Sense.BLOCK, lexicon.block());
        Lexicon.Dates d = lexicon.dates();
        if (d != null) {
            add(Sense.NIGHT, Lists.orEmpty(d.night()).stream().map(Phrase::of).toList());
        }
        Lexicon.Shifts shifts = lexicon.shifts();
        if (shifts != null) {
            add(Sense.LAST_YEAR, shifts.last());
            add(Sense.NEXT_YEAR, shifts.next());
            add(Sense.YEARS_AGO, shifts.ago());
            add(Sense.YEARS_AHEAD, shifts.ahead());
        }
        if (lexicon.counts() != null) {
            lexicon.counts().forEach((unit, phrases) -> phrases.forEach(phrase -> add(Sense.COUNTED, unit, phrase)));
        }
        for (String year : Lists.orEmpty(lexicon.years())) {
            if (numberBefore) {
                add(Sense.YEARS, List.of(Phrase.of("{N} " + year)));
            }
            if (numberAfter) {
                add(Sense.YEARS, List.of(Phrase.of(year + " {N}")));
            }
        }
    }

    /** Makes the language ready once, to see whether that can be done. */
    static void check(Lexicon lexicon) {
        Language ready = new Language(lexicon);
        if (ready.atStart.isEmpty() && ready.inside.isEmpty()) {
            throw new IllegalArgumentException("lexicon " + lexicon.language()
                    + " has no patterns; give at least one under anniversary, since, remembrance or marking");
        }
    }

    private void add(Sense sense, @Nullable List<Phrase> phrases) {
        Lists.orEmpty(phrases).forEach(phrase -> add(sense, null, phrase));
    }

    private void add(Sense sense, @Nullable Unit unit, Phrase phrase) {
        for (String spelling : spellings.of(phrase.p())) {
            Pattern pattern = new Pattern(sense, unit, phrase.withPattern(spelling), where);
            Pattern.Element anchor = pattern.anchor();
            (anchor.openStart() ? inside : atStart).put(anchor.text(), pattern);
        }
    }

    /** Whether the language's "and" stands between two tokens, by CLDR: what follows is then counted by itself. */
    boolean joins(Tokens tokens, int from, int to) {
        for (int t = from; t < to; t++) {
            if (conjunction.equals(tokens.word(t))) {
                return true;
            }
        }
        return false;
    }

    private static String conjunction(String language) {
        String list =
                ListFormatter.getInstance(ULocale.forLanguageTag(language)).format("1", "2");
        return Folding.fold(list.replace("1", "").replace("2", "")).strip();
    }

    /** Where patterns may stand in a text, judged by the beginnings of its words: the one look that every article gets. */
    List<PatternMatcher.Anchor> anchors(Tokens tokens) {
        return matcher.anchors(tokens, atStart, inside);
    }

    /** Every pattern found in a text, in order of appearance of its anchors. */
    List<Found> find(Tokens tokens, List<PatternMatcher.Anchor> anchors) {
        return matcher.find(tokens, anchors);
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
