package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something new to those who follow a watch.
 *
 * @param key the same each time this alert is written: a reader that has seen it leaves it out
 * @param watch the watch's name
 * @param subject the story's id; for what is about no single story, what it is about, such as {@code absence:…}
 * @param number which alert of the watch about this subject it is, from 1
 * @param at when there was something to tell: when the article was fetched
 * @param parts what is new, at least one
 * @param article the article that brought it; absent if none did
 * @param articles how many of the story's articles have matched so far
 * @param outlets at how many publishers
 * @param languages in which languages, as BCP 47 tags
 */
public record Alert(
        String key,
        String watch,
        String subject,
        int number,
        Instant at,
        List<Part> parts,
        @Nullable Article article,
        int articles,
        int outlets,
        List<String> languages) {

    @SuppressWarnings("NullAway") // absent on the wire is null here
    public Alert {
        parts = parts == null ? List.of() : List.copyOf(parts);
        languages = languages == null ? List.of() : List.copyOf(languages);
    }

    /**
     * The article of an alert.
     *
     * @param appeared when it came to light: published, or first fetched if that was earlier
     */
    public record Article(
            String id,
            @Nullable String title,
            @Nullable String url,
            @Nullable String source,
            @Nullable String language,
            Instant appeared) {}

    /**
     * One thing that is new.
     *
     * @param language BCP 47 tag: the new one, or the one that is missing or silent
     * @param unit what a changed number counts
     * @param from the number told before; of a burst, the usual number of stories
     * @param to the number told now; of a burst, that of now
     * @param count publishers more; of a burst and of silence, the hours looked at
     * @param name the event that is not covered, or the publisher that is silent
     * @param numbersAdded figures that a changed article has now and had not
     * @param numbersRemoved figures that it had and has no longer
     */
    public record Part(
            Kind kind,
            @Nullable String language,
            CountedNumber.@Nullable Unit unit,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Integer count,
            @Nullable String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> numbersAdded,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> numbersRemoved) {

        @SuppressWarnings("NullAway") // absent on the wire is null here
        public Part {
            numbersAdded = numbersAdded == null ? List.of() : List.copyOf(numbersAdded);
            numbersRemoved = numbersRemoved == null ? List.of() : List.copyOf(numbersRemoved);
        }
    }

    /** What can be new. */
    public enum Kind {
        /** A story, the first after a time without one. */
        @JsonProperty("first_story")
        FIRST_STORY,
        /** A story. */
        @JsonProperty("new_story")
        NEW_STORY,
        /** The first article in a language. */
        @JsonProperty("new_language")
        NEW_LANGUAGE,
        /** A number of people that was not told before. */
        @JsonProperty("number_changed")
        NUMBER_CHANGED,
        /** So many publishers more since the last alert. */
        @JsonProperty("more_outlets")
        MORE_OUTLETS,
        /** An article that was changed much. */
        @JsonProperty("revision")
        REVISION,
        /** Unusually many stories. */
        @JsonProperty("burst")
        BURST,
        /** Coverage that was to be there is not. */
        @JsonProperty("absent")
        ABSENT,
        /** Coverage that was to be there is not, and nothing else of that language either. */
        @JsonProperty("sources_silent")
        SOURCES_SILENT,
        /** A publisher or a language that publishes at this time, and does not. */
        @JsonProperty("silent")
        SILENT
    }
}
