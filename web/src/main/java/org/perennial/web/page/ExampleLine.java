package org.perennial.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Occurrence;

/**
 * An article that wrote of an event, and the words by which it is known.
 *
 * @param article its id
 * @param lang the HTML {@code lang} of title and words, empty if unknown
 * @param dir their HTML {@code dir}
 * @param languageName the language in English
 * @param outlet the publisher; absent if unknown
 */
public record ExampleLine(
        String article,
        String title,
        String lang,
        String dir,
        String languageName,
        @Nullable String outlet,
        List<String> words) {
    public ExampleLine {
        words = List.copyOf(words);
    }

    static ExampleLine of(Occurrence.Example example, Wording words) {
        String title = example.title();
        String url = example.url();
        return new ExampleLine(
                example.article(),
                title != null && !title.isBlank() ? title.strip() : url != null ? url : words.say("untitled"),
                Wording.lang(example.language()),
                Wording.dir(example.language()),
                words.languageName(example.language()),
                example.source(),
                example.words());
    }
}
