package org.perennial.watch.correction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reader says of a judgement about an article.
 *
 * @param article the article's id
 * @param version the version that was judged, from 1
 * @param about what kind of judgement
 * @param judged what had been said, as it stands in the article
 * @param verdict whether that is right
 * @param instead what is right, such as the id of an event or a language tag; absent if nobody said
 * @param note why, in the reader's words; absent if nobody said
 * @param release which release of Perennial showed it
 * @param at when it was said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Correction(
        String article,
        int version,
        About about,
        JsonNode judged,
        Verdict verdict,
        @Nullable String instead,
        @Nullable String note,
        String release,
        Instant at) {
    /** The most characters of {@code instead} and of {@code note}. */
    public static final int LONGEST = 500;

    /** @throws IllegalArgumentException if a text is too long; the message names it */
    public Correction {
        instead = checked(instead, "instead");
        note = checked(note, "note");
    }

    /** A kind of judgement. */
    public enum About {
        /** A mention of an anniversary. */
        @JsonProperty("anniversary")
        ANNIVERSARY,
        /** The language. */
        @JsonProperty("language")
        LANGUAGE,
        /** Whose copy it is. */
        @JsonProperty("copy")
        COPY,
        /** Which story it tells. */
        @JsonProperty("story")
        STORY;

        /** As it is written. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of this code; empty for none. */
        public static Optional<About> of(String code) {
            return Arrays.stream(values())
                    .filter(about -> about.code().equals(code))
                    .findFirst();
        }
    }

    /** Whether a judgement is right. */
    public enum Verdict {
        /** It is. */
        @JsonProperty("right")
        RIGHT,
        /** It is not. */
        @JsonProperty("wrong")
        WRONG;

        /** As it is written. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The verdict of this code; empty for none. */
        public static Optional<Verdict> of(String code) {
            return Arrays.stream(values())
                    .filter(verdict -> verdict.code().equals(code))
                    .findFirst();
        }
    }

    private static @Nullable String checked(@Nullable String text, String name) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.replace('\0', ' ').strip();
        if (plain.length() > LONGEST) {
            throw new IllegalArgumentException(name + " has more than " + LONGEST + " characters: say it shorter");
        }
        return plain;
    }
}
