package org.perennial.app.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import picocli.CommandLine.Command;

/** {@code perennial events}: the remembered events that are known by name. */
@Command(
        name = "events",
        description = {
            "Lists, shows, tries and adds remembered events, and looks ahead to their anniversaries.",
            "They are those that come along and those in the knowledge folder."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            ListEventsCommand.class,
            ShowEventCommand.class,
            TestEventsCommand.class,
            AddEventCommand.class,
            UpcomingEventsCommand.class,
            SuggestEventsCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial events upcoming --days 14 --ical anniversaries.ics",
            "  perennial events test \"The 30th anniversary of the ferry disaster\" --published 2025-02-25",
            "  perennial events add --id quay-fire-1921 --title \"Quay fire (1921)\" --date 1921-08-03 --name en=\"Quay"
                    + " fire\""
        })
public final class EventsCommand {

    /** The event of an id; empty for none. */
    static Optional<Event> find(List<Event> events, String id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    /** Whether an event is of a region, in capitals or not; no region is asked of all. */
    static boolean isOf(@Nullable String region, Event event) {
        return region == null || event.region().equalsIgnoreCase(region.strip());
    }
}
