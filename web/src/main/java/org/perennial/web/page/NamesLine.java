package org.perennial.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perennial.contract.Occurrence;

/**
 * What an event is called in one language.
 *
 * @param languageName the language in English
 * @param lang the names' HTML {@code lang}, empty if unknown
 * @param dir the names' HTML {@code dir}
 */
public record NamesLine(String languageName, String lang, String dir, List<String> names) {
    public NamesLine {
        names = List.copyOf(names);
    }

    /** The names that articles use, the language of the most used name first. */
    static List<NamesLine> of(List<Occurrence.Name> names, Wording words) {
        Map<String, List<String>> byLanguage = new LinkedHashMap<>();
        names.forEach(name -> byLanguage
                .computeIfAbsent(name.language(), language -> new ArrayList<>())
                .add(name.phrase()));
        return of(byLanguage, words);
    }

    /** Names by language, in the order of the map. */
    static List<NamesLine> of(Map<String, List<String>> byLanguage, Wording words) {
        List<NamesLine> lines = new ArrayList<>();
        byLanguage.forEach((tag, names) ->
                lines.add(new NamesLine(words.languageName(tag), Wording.lang(tag), Wording.dir(tag), names)));
        return lines;
    }
}
