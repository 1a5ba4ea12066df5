package org.perennial.watch.alert;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Alert.Kind;
import org.perennial.contract.CountedNumber;

/**
 * One thing that is new.
 *
 * @param kind what it is
 * @param language BCP 47 tag, of {@code NEW_LANGUAGE}, {@code ABSENT}, {@code SOURCES_SILENT} and a language's {@code SILENT}
 * @param unit what the number counts, of {@code NUMBER_CHANGED}
 * @param from the number told before, of {@code NUMBER_CHANGED}; for {@code BURST} the usual number of stories
 * @param to the number told now, of {@code NUMBER_CHANGED}; for {@code BURST} that of now
 * @param count publishers more, of {@code MORE_OUTLETS}; hours looked at, of {@code BURST} and {@code SILENT}
 * @param name the event, of {@code ABSENT} and {@code SOURCES_SILENT}; the publisher, of a publisher's {@code SILENT}
 * @param numbersAdded the figures that an article has now and had not, of {@code REVISION}
 * @param numbersRemoved the figures that it had and has no longer, of {@code REVISION}
 */
public record Part(
        Kind kind,
        @Nullable String language,
        CountedNumber.@Nullable Unit unit,
        @Nullable Long from,
        @Nullable Long to,
        @Nullable Integer count,
        @Nullable String name,
        @Nullable List<String> numbersAdded,
        @Nullable List<String> numbersRemoved) {

    static Part of(Kind kind) {
        return new Part(kind, null, null, null, null, null, null, null, null);
    }

    static Part language(String tag) {
        return new Part(Kind.NEW_LANGUAGE, tag, null, null, null, null, null, null, null);
    }

    static Part number(CountedNumber.Unit unit, long from, long to) {
        return new Part(Kind.NUMBER_CHANGED, null, unit, from, to, null, null, null, null);
    }

    static Part outlets(int more) {
        return new Part(Kind.MORE_OUTLETS, null, null, null, null, more, null, null, null);
    }

    static Part revision(List<String> added, List<String> removed) {
        return new Part(
                Kind.REVISION,
                null,
                null,
                null,
                null,
                null,
                null,
                added.isEmpty() ? null : added,
                removed.isEmpty() ? null : removed);
    }

    /** Unusually many stories: {@code stories} in {@code hours} hours where {@code usual} are usual. */
    public static Part burst(long usual, long stories, int hours) {
        return new Part(Kind.BURST, null, null, usual, stories, hours, null, null, null);
    }

    /** No coverage of an event in a language. */
    public static Part absent(String event, String language, boolean sourcesSilent) {
        return new Part(
                sourcesSilent ? Kind.SOURCES_SILENT : Kind.ABSENT, language, null, null, null, null, event, null, null);
    }

    /** A publisher that publishes nothing for so many hours. */
    public static Part silentSource(String source, int hours) {
        return new Part(Kind.SILENT, null, null, null, null, hours, source, null, null);
    }

    /** A language in which nothing is published for so many hours. */
    public static Part silentLanguage(String tag, int hours) {
        return new Part(Kind.SILENT, tag, null, null, null, hours, null, null, null);
    }

    /** The parts of both, each once, in order. */
    public static List<Part> union(List<Part> some, List<Part> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
