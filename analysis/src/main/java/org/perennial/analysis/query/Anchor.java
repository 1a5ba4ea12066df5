package org.perennial.analysis.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Terms of which an article must have one to match a query: what the query is found by. Terms of words stand as in {@link
 * IndexedText#terms}; those of fields begin with a sign that no word has.
 *
 * @param terms of which one must be there
 * @param prefixes of which one must begin a term
 * @param share about what part of all articles have one of them
 */
record Anchor(Set<String> terms, Set<String> prefixes, double share) {
    private static final String LANGUAGE = "\u0001";
    private static final String SOURCE = "\u0002";
    private static final String EVENT = "\u0003";
    private static final String STORY = "\u0004";

    private static final double SHARE_OF_LANGUAGE = 0.2;
    private static final double SHARE_OF_SOURCE = 0.001;
    private static final double SHARE_OF_EVENT = 0.0005;
    private static final double SHARE_OF_STORY = 0.0001;
    /** A term of one letter is in about so many articles, and each further letter makes it rarer by this factor. */
    private static final double SHARE_OF_LETTER = 0.8;

    private static final double RARER = 0.6;
    /** A prefix stands for several words. */
    private static final double WORDS_OF_PREFIX = 5;
    /** Letters without spaces: a pair of them is as rare as a word of about so many letters. */
    private static final int LETTERS_OF_PAIR = 6;

    /**
     * The rarest that a query has; empty if articles without any known term may match.
     *
     * @param frequency of a term beside others that look as rare: what many ask for, many write about
     */
    static Optional<Anchor> of(Query query, ToDoubleFunction<String> frequency) {
        if (query instanceof Query.And and) {
            return and.parts().stream()
                    .flatMap(part -> of(part, frequency).stream())
                    .reduce((a, b) -> b.share < a.share ? b : a);
        }
        if (query instanceof Query.Or or) {
            Anchor all = new Anchor(Set.of(), Set.of(), 0);
            for (Query part : or.parts()) {
                Optional<Anchor> one = of(part, frequency);
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                all = all.or(one.get());
            }
            return Optional.of(all);
        }
        if (query instanceof Query.Words words) {
            return TokenPhrase.of(words).steps().stream()
                    .map(step -> ofWord(step, share(step.term()) * frequency.applyAsDouble(step.term())))
                    .reduce((a, b) -> b.share < a.share ? b : a);
        }
        return query instanceof Query.Match match && !match.values().isEmpty() ? ofField(match) : Optional.empty();
    }

    private static Anchor ofWord(TokenPhrase.Step step, double share) {
        return step.prefix()
                ? new Anchor(Set.of(), Set.of(step.term()), WORDS_OF_PREFIX * share)
                : new Anchor(Set.of(step.term()), Set.of(), share);
    }

    private static Optional<Anchor> ofField(Query.Match match) {
        return switch (match.field()) {
            case LANG -> terms(LANGUAGE, match.values(), SHARE_OF_LANGUAGE);
            case SOURCE -> terms(SOURCE, match.values(), SHARE_OF_SOURCE);
            case COUNTRY -> terms(SOURCE, Countries.endings(match.values()), SHARE_OF_LANGUAGE);
            case EVENT -> terms(EVENT, match.values(), SHARE_OF_EVENT);
            case STORY -> terms(STORY, match.values(), SHARE_OF_STORY);
            case KIND, RELATION -> Optional.empty();
        };
    }

    private static Optional<Anchor> terms(String sign, List<String> values, double share) {
        Set<String> terms = new LinkedHashSet<>();
        values.forEach(value -> terms.add(sign + value));
        return Optional.of(new Anchor(terms, Set.of(), share * values.size()));
    }

    private static double share(String term) {
        int letters = Letter.of(term.codePointBefore(term.length())).kind() == Letter.Kind.CLUSTER
                ? LETTERS_OF_PAIR / 2 * term.codePointCount(0, term.length())
                : term.codePointCount(0, term.length());
        return SHARE_OF_LETTER * Math.pow(RARER, letters - 1);
    }

    private Anchor or(Anchor other) {
        Set<String> bothTerms = new LinkedHashSet<>(terms);
        bothTerms.addAll(other.terms);
        Set<String> bothPrefixes = new LinkedHashSet<>(prefixes);
        bothPrefixes.addAll(other.prefixes);
        return new Anchor(bothTerms, bothPrefixes, share + other.share);
    }

    /** The terms of an article's fields, each with all that {@link FieldValues} would take for it. */
    static List<String> fieldTerms(Document document) {
        List<String> terms = new ArrayList<>();
        document.languages().forEach(language -> addBeginnings(LANGUAGE, language, terms));
        String source = document.source();
        if (source != null) {
            String lower = FieldValues.lower(source);
            for (int dot = -1; dot < lower.length(); dot = next(lower, '.', dot + 1)) {
                terms.add(SOURCE + lower.substring(dot + 1));
            }
        }
        document.mentions().forEach(mention -> addBeginnings(EVENT, mention.event(), terms));
        if (document.story() != null) {
            terms.add(STORY + document.story());
        }
        return terms;
    }

    private static void addBeginnings(String sign, @Nullable String value, List<String> terms) {
        if (value != null) {
            for (int hyphen = next(value, '-', 0); ; hyphen = next(value, '-', hyphen + 1)) {
                terms.add(sign + value.substring(0, hyphen));
                if (hyphen == value.length()) {
                    return;
                }
            }
        }
    }

    /** Where a sign stands next; the end if nowhere. */
    private static int next(String text, char sign, int from) {
        int found = text.indexOf(sign, from);
        return found < 0 ? text.length() : found;
    }
}
