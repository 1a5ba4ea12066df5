package org.perennial.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Occurrence;
import org.perennial.web.event.Proposal;

/**
 * An event that nobody configured, with the question whether it is to be followed.
 *
 * @param id the occurrence's id
 * @param address where the decision is sent to
 * @param name what it is called most; if nothing calls it, its date
 * @param lang the name's HTML {@code lang}, empty if unknown
 * @param dir the name's HTML {@code dir}
 * @param names all names by language
 * @param date when the event took place
 * @param ordinal "33rd anniversary"; absent if the number is not known
 * @param volume "12 articles in 3 languages from 9 sources"
 * @param examples some articles, of as many languages as possible
 * @param proposal what the form holds
 * @param problem what is wrong with what was sent; absent for nothing
 */
public record SuggestionCard(
        String id,
        String address,
        String name,
        String lang,
        String dir,
        List<NamesLine> names,
        String date,
        @Nullable String ordinal,
        String volume,
        List<ExampleLine> examples,
        Proposal proposal,
        @Nullable String problem) {
    private static final int FIRST = 3;

    /** The card of a suggestion with a form that is filled in already. */
    public static SuggestionCard of(Occurrence suggestion, Proposal proposal, Wording words) {
        return of(suggestion, proposal, null, words);
    }

    /** The same with what was sent, and why it was not taken. */
    public static SuggestionCard refused(Occurrence suggestion, Proposal sent, String problem, Wording words) {
        return of(suggestion, sent, problem, words);
    }

    private static SuggestionCard of(
            Occurrence suggestion, Proposal proposal, @Nullable String problem, Wording words) {
        String tag =
                suggestion.names().isEmpty() ? "en" : suggestion.names().get(0).language();
        return new SuggestionCard(
                suggestion.id(),
                "/events/suggestions/" + Wording.segment(suggestion.id()),
                name(suggestion, words),
                Wording.lang(tag),
                Wording.dir(tag),
                NamesLine.of(suggestion.names(), words),
                words.eventDate(suggestion.date()),
                suggestion.n() == null ? null : words.anniversary(suggestion.n()),
                words.volume(suggestion),
                suggestion.examples().stream()
                        .map(example -> ExampleLine.of(example, words))
                        .toList(),
                proposal,
                problem);
    }

    /** The examples that are shown at once. */
    public List<ExampleLine> first() {
        return examples.subList(0, Math.min(FIRST, examples.size()));
    }

    /** Those that are folded. */
    public List<ExampleLine> more() {
        return examples.subList(Math.min(FIRST, examples.size()), examples.size());
    }

    static String name(Occurrence suggestion, Wording words) {
        return suggestion.names().isEmpty()
                ? words.say("suggestion.nameless", "date", words.eventDate(suggestion.date()))
                : suggestion.names().get(0).phrase();
    }
}
