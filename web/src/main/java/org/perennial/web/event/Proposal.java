package org.perennial.web.event;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventDate;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Precision;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.Occurrence;

/**
 * What a suggested event is to be called in the registry.
 *
 * @param id the event's id: small Latin letters, digits and hyphens
 * @param title its title, in English if possible
 */
public record Proposal(String id, String title) {
    /** The most characters of an id. */
    public static final int LONGEST_ID = 80;

    /** The most characters of a title. */
    public static final int LONGEST_TITLE = 200;

    /** What an id is made of. */
    public static final String ID_FORM = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private static final String ENGLISH = "en";
    private static final int LONGEST_SLUG = 60;

    /**
     * A proposal made of the suggestion's English name, or of its first where it has none, and its year. The id is free in the
     * registry.
     */
    public static Proposal of(Occurrence suggestion, EventRegistry registry) {
        String year = String.valueOf(suggestion.date().start().getYear());
        String name = plain(suggestion.names().stream()
                .filter(known -> known.language().equals(ENGLISH))
                .findFirst()
                .or(() -> suggestion.names().stream().findFirst())
                .map(Occurrence.Name::phrase)
                .orElse("Event"));
        String slug = slug(name);
        String id = slug.endsWith(year) ? slug : slug.isEmpty() ? "event-" + year : slug + "-" + year;
        String title = name.contains(year) ? name : name + " (" + year + ")";
        return new Proposal(free(id, registry), title.length() > LONGEST_TITLE ? "Event (" + year + ")" : title);
    }

    /**
     * The event of the suggestion's date and names under this id and title.
     *
     * @throws IllegalArgumentException if id or title cannot be used; the message names it and the remedy
     */
    public Event event(Occurrence suggestion) {
        if (id.length() > LONGEST_ID || !id.matches(ID_FORM)) {
            throw new IllegalArgumentException(
                    "the id \"" + id + "\" cannot be used: write small letters a to z and digits,"
                            + " with hyphens between words, at most " + LONGEST_ID + " characters");
        }
        String written = plain(title);
        if (written.isEmpty() || written.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException(
                    "the title \"" + title + "\" cannot be used: write 1 to " + LONGEST_TITLE + " characters");
        }
        return Event.named(id, written, date(suggestion.date()), aliases(suggestion, written));
    }

    private static Map<String, List<String>> aliases(Occurrence suggestion, String title) {
        Map<String, List<String>> aliases = new LinkedHashMap<>();
        for (Occurrence.Name name : suggestion.names()) {
            String phrase = plain(name.phrase());
            if (!phrase.isEmpty()) {
                aliases.computeIfAbsent(name.language(), language -> new ArrayList<>())
                        .add(phrase);
            }
        }
        return aliases.isEmpty() ? Map.of(ENGLISH, List.of(title)) : aliases;
    }

    private static EventDate date(AnniversaryMention.EventDate date) {
        return new EventDate(
                date.start(), date.end(), Precision.valueOf(date.precision().name()));
    }

    private static String slug(String name) {
        String latin = TO_LATIN.transliterate(name)
                .replaceAll("['`\u2019\u02bc]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        return latin.substring(0, Math.min(LONGEST_SLUG, latin.length())).replaceAll("-+$", "");
    }

    private static String free(String id, EventRegistry registry) {
        Set<String> taken = registry.events().stream().map(Event::id).collect(Collectors.toSet());
        String free = id;
        for (int next = 2; taken.contains(free); next++) {
            free = id + "-" + next;
        }
        return free;
    }

    /** Without line breaks and other marks that steer and show nothing. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }
}
