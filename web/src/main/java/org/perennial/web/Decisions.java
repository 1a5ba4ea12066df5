package org.perennial.web;

import java.io.UncheckedIOException;
import org.perennial.analysis.anniversary.Event;
import org.perennial.contract.Occurrence;
import org.perennial.watch.occurrence.Decision;
import org.perennial.watch.occurrence.OccurrenceStore;
import org.perennial.web.event.EventDesk;
import org.perennial.web.event.Proposal;

/** What people make of the events that nobody configured: the registry takes those that are followed, the store remembers. */
final class Decisions {
    /** Decisions in requests: a suggestion is followed. */
    static final String ACCEPTED = "accepted";

    /** Decisions in requests: a suggestion is not to be shown again. */
    static final String IGNORED = "ignored";

    private final OccurrenceStore occurrences;
    private final EventDesk desk;

    Decisions(OccurrenceStore occurrences, EventDesk desk) {
        this.occurrences = occurrences;
        this.desk = desk;
    }

    /** @throws Problem.Refused if there is no such suggestion */
    Occurrence find(String id) {
        if (id.indexOf('\0') >= 0) {
            throw Problem.notFound("no suggestion has this id", EventPages.REMEDY);
        }
        return occurrences
                .find(id)
                .filter(Occurrence::isUnconfigured)
                .orElseThrow(() -> Problem.notFound("there is no suggestion \"" + id + "\"", EventPages.REMEDY));
    }

    /**
     * Puts a suggestion into the registry.
     *
     * @throws Problem.Refused if id or title cannot be used, or the registry cannot be written
     */
    Event follow(Occurrence suggestion, Proposal proposal) {
        try {
            Event event = proposal.event(suggestion);
            // The registry first: what is lost between the two is asked again, and not gone.
            desk.accept(event);
            occurrences.decide(suggestion.id(), Decision.ACCEPTED);
            return event;
        } catch (IllegalArgumentException e) {
            throw new Problem.Refused(new Problem(
                    422, "Cannot be followed", String.valueOf(e.getMessage()), "Correct it and try again."));
        } catch (UncheckedIOException e) {
            throw new Problem.Refused(new Problem(
                    503, "The registry cannot be written", String.valueOf(e.getMessage()), "Then try again."));
        }
    }

    /** Keeps a suggestion from being shown again. */
    void ignore(Occurrence suggestion) {
        occurrences.decide(suggestion.id(), Decision.IGNORED);
    }

    /** A decision that is none of the two. */
    static Problem.Refused unknown(String decision) {
        return Problem.badRequest("decision=" + decision + " is unknown", "Use " + ACCEPTED + " or " + IGNORED + ".");
    }
}
