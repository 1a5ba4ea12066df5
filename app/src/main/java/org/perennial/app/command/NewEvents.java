package org.perennial.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.web.event.Proposal;

/** Events that a user gives, looked over before they are written. Pure functions. */
final class NewEvents {
    private static final int LONGEST_LANGUAGE = 3;

    private NewEvents() {}

    /**
     * Reads events in the notation of the registry's files.
     *
     * @param name what errors call the source
     * @throws IllegalArgumentException naming the place, the value and the remedy when one cannot be taken
     */
    static List<Event> parse(String name, String yaml) {
        List<Event> events = EventRegistry.parse(name, yaml).events();
        if (events.isEmpty()) {
            throw new IllegalArgumentException(name + " holds no event; write them below the key events");
        }
        events.forEach(event -> check(name, event));
        return events;
    }

    /**
     * The event that is told by some keys of the notation.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    static Event of(Map<String, Object> keys) {
        try {
            String yaml = new YAMLMapper().writeValueAsString(Map.of("events", List.of(keys)));
            return parse("the command line", yaml).get(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + keys, e);
        }
    }

    /**
     * Names by language.
     *
     * @param given each as {@code az=Xocalı}
     */
    static Map<String, List<String>> names(List<String> given) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String name : given) {
            int equals = name.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "--name " + name + " must have the form LANGUAGE=NAME, such as en=\"Quay fire\"");
            }
            names.computeIfAbsent(name.substring(0, equals).strip(), language -> new ArrayList<>())
                    .add(name.substring(equals + 1).strip());
        }
        return names;
    }

    private static void check(String name, Event event) {
        String which = name + ": event " + event.id();
        if (!event.id().matches(Proposal.ID_FORM)) {
            throw new IllegalArgumentException(
                    which + " has an id of other letters; write small Latin letters, digits and hyphens, such as"
                            + " quay-fire-1921");
        }
        if (event.title().isBlank()) {
            throw new IllegalArgumentException(which + " has no title; give the commonest neutral one, with the year");
        }
        if (event.aliases().values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException(which + " has no name by which texts call it; give one such as"
                    + " en=\"Quay fire\", best one for each language and each side");
        }
        event.aliases().forEach((language, names) -> {
            if (!isLanguage(language)) {
                throw new IllegalArgumentException(which + " has names in \"" + language
                        + "\", which is no language tag; write one such as en, az or sr-Latn");
            }
            if (names.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(
                        which + " has an empty name in " + language + "; leave it out or write it");
            }
        });
    }

    private static boolean isLanguage(String tag) {
        try {
            return new Locale.Builder()
                                    .setLanguageTag(tag)
                                    .build()
                                    .getLanguage()
                                    .length()
                            <= LONGEST_LANGUAGE
                    && !tag.isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
