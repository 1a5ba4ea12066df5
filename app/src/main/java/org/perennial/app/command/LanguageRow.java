package org.perennial.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Lexicon;

/**
 * The file of a language in figures.
 *
 * @param tag BCP 47
 * @param name in English
 * @param scripts ISO 15924 codes
 * @param patterns how many it has
 * @param positive how many of its own sentences have an anniversary
 * @param negative how many have none
 * @param limits what it is known not to do; absent if nothing is known
 */
record LanguageRow(
        String tag,
        String name,
        List<String> scripts,
        int patterns,
        int positive,
        int negative,
        @Nullable String limits) {

    static LanguageRow of(Lexicon lexicon) {
        List<Lexicon.Example> tests = lexicon.tests() == null ? List.of() : lexicon.tests();
        int negative = (int) tests.stream().filter(Lexicon.Example::none).count();
        return new LanguageRow(
                lexicon.language(),
                lexicon.name(),
                lexicon.scripts(),
                lexicon.patterns().values().stream().mapToInt(List::size).sum(),
                tests.size() - negative,
                negative,
                lexicon.limits());
    }
}
