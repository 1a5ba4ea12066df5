package org.perennial.app.command;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.stream.Collectors;

/** The page {@code docs/languages.md}. Pure functions. */
final class LanguagePage {
    private static final String ABOVE = """
            # Languages
            Anniversaries are found in %d languages. What one of them knows is a file of words, patterns and limits, with sentences of
            its own as tests; it needs no program. The files that come along are in
            [lexicon](../analysis/src/main/resources/org/perennial/analysis/anniversary/lexicon); every key and the notation of the
            patterns stand in [CONTRIBUTING](../CONTRIBUTING.md#a-language).

            **Adding or changing a language needs no rebuild.** Lay a file `<tag>.yaml` into the folder `lexicon` of the knowledge folder
            (`perennial-data/knowledge/lexicon` unless `knowledge.directory` says otherwise). It takes the place of a file of the same tag
            that comes along. `perennial languages test FILE` says which of its sentences it gets wrong, `perennial languages show TAG` what
            it holds. A running pipeline takes it over within seconds and keeps what it had while a file cannot be read.

            An article in a language without a file is read with the words that its relatives and others share, and with the
            names of events.

            This page is what `./perennial languages list --markdown` prints. *Tests* are the file's own sentences: with an anniversary /
            without one.

            | language | tag | script | patterns | tests | known limits |
            |---|---|---|---:|---:|---|
            """;

    private LanguagePage() {}

    static String of(List<LanguageRow> rows) {
        return ABOVE.formatted(rows.size())
                + rows.stream().map(LanguagePage::line).collect(Collectors.joining());
    }

    private static String line(LanguageRow row) {
        String scripts = row.scripts().stream().map(LanguagePage::script).collect(Collectors.joining(", "));
        return "| " + cell(row.name()) + " | `" + row.tag() + "` | " + scripts + " | " + row.patterns() + " | "
                + row.positive() + " / " + row.negative() + " | " + (row.limits() == null ? "" : cell(row.limits()))
                + " |\n";
    }

    /** The script's English name: "Cyrillic". */
    private static String script(String code) {
        return ULocale.getDisplayScript("und-" + code, ULocale.ENGLISH);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ').strip();
    }
}
