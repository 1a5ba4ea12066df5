package org.perennial.analysis.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What made an article match.
 *
 * @param words the words that were found, in the order of the query; of each condition the first few
 * @param fields the article's own values that were asked for, such as {@code lang:sr-Latn} or {@code n:33}
 */
public record Why(List<Span> words, List<String> fields) {
    public Why {
        words = List.copyOf(words);
        fields = List.copyOf(fields);
    }

    /**
     * Words of an article.
     *
     * @param start their first code point in the title or text
     * @param end the code point after their last
     */
    public record Span(Place place, int start, int end) {}

    /** Of which text the code points are counted. */
    public enum Place {
        /** The title. */
        @JsonProperty("title")
        TITLE,
        /** The text. */
        @JsonProperty("text")
        TEXT
    }
}
