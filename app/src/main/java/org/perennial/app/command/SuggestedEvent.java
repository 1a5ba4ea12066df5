package org.perennial.app.command;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.contract.Occurrence;

/** An event of the registry, made of one that nobody had configured. Pure functions. */
final class SuggestedEvent {
    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private static final int LONGEST_ID = 60;

    private SuggestedEvent() {}

    /**
     * The event with the names that articles gave it.
     *
     * @param id absent for one made of the first name and the year
     * @param title absent for the first name and the year
     * @throws IllegalArgumentException if articles gave it no name, or none of which an id can be made
     */
    static Event of(Occurrence occurrence, @Nullable String id, @Nullable String title) {
        if (occurrence.names().isEmpty()) {
            throw new IllegalArgumentException(
                    "no article gives " + occurrence.id() + " a name; give it one with: perennial events add");
        }
        String first = occurrence.names().get(0).phrase();
        String year = String.valueOf(occurrence.date().start().getYear());
        Event event = Event.named(
                id == null ? id(occurrence.id(), first, year) : id,
                title != null ? title : first.contains(year) ? first : first + " (" + year + ")",
                Wording.ofRegistry(occurrence.date()),
                names(occurrence));
        NewEvents.check("the suggestion", event);
        return event;
    }

    /** The names that articles of each language use, the most used first. */
    static Map<String, List<String>> names(Occurrence occurrence) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Occurrence.Name name : occurrence.names()) {
            List<String> ofLanguage = names.computeIfAbsent(name.language(), language -> new ArrayList<>());
            if (!ofLanguage.contains(name.phrase())) {
                ofLanguage.add(name.phrase());
            }
        }
        return names;
    }

    private static String id(String occurrence, String name, String year) {
        String latin = TO_LATIN.transliterate(name).replaceAll("['’ʹʺ]", "").replaceAll("[^a-z0-9]+", "-");
        String cut = latin.substring(0, Math.min(LONGEST_ID, latin.length())).replaceAll("^-+|-+$", "");
        if (cut.isEmpty()) {
            throw new IllegalArgumentException(
                    "no id can be made of the name " + name + " of " + occurrence + "; give one with --id");
        }
        return cut.equals(year) || cut.endsWith("-" + year) ? cut : cut + "-" + year;
    }
}
