package org.perennial.watch.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.analysis.query.EventNames;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryParser;
import org.perennial.watch.alert.Part;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.rhythm.Rhythm;
import org.perennial.watch.search.Archive;

/**
 * What is looked for at set times: coverage that is missing, bursts and silence. Asks the archive about the time before each
 * set time alone, so that it finds the same whenever it is asked. Safe for all threads.
 */
public final class RegularLooks {
    private static final int FORMER_WEEKS = 8;
    private static final int FORMER_YEARS = 3;
    private static final List<Integer> SILENT_HOURS = List.of(6, 12, 24, 48, 72, 168);

    private final Archive archive;
    private final Supplier<EventRegistry> events;

    /** @param events the remembered events as they are at the moment */
    public RegularLooks(Archive archive, Supplier<EventRegistry> events) {
        this.archive = archive;
        this.events = events;
    }

    /**
     * Something found.
     *
     * @param subject the same for the same finding, so that it is told once
     * @param at the set time
     */
    public record Finding(String subject, Instant at, Part part) {}

    /** Whether a watch asks for any of it. */
    static boolean concern(Watch watch) {
        return !watch.absence().isEmpty()
                || watch.burst() != null
                || !watch.silence().sources().isEmpty()
                || !watch.silence().languages().isEmpty();
    }

    /** What is found at the set times after one instant up to another, in their order. */
    public List<Finding> between(Watch watch, Instant after, Instant to) {
        List<Finding> found = new ArrayList<>();
        for (Watch.Absence absence : watch.absence()) {
            absences(watch, absence, after, to, found);
        }
        Instant hour = after.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        for (; !hour.isAfter(to); hour = hour.plus(Duration.ofHours(1))) {
            Instant at = hour;
            burst(watch, at).ifPresent(found::add);
            for (String source : watch.silence().sources()) {
                silence(watch, "source:" + quoted(source), at)
                        .ifPresent(silent -> found.add(new Finding(
                                "silence:source:" + source + ":" + silent.since(),
                                at,
                                Part.silentSource(source, silent.hours()))));
            }
            for (String language : watch.silence().languages()) {
                silence(watch, "lang:" + quoted(language), at)
                        .ifPresent(silent -> found.add(new Finding(
                                "silence:language:" + language + ":" + silent.since(),
                                at,
                                Part.silentLanguage(language, silent.hours()))));
            }
        }
        found.sort(Comparator.comparing(Finding::at));
        return found;
    }

    private void absences(Watch watch, Watch.Absence absence, Instant after, Instant to, List<Finding> found) {
        ZoneId zone = absence.zone() == null ? watch.zone() : absence.zone();
        LocalDate last = LocalDate.ofInstant(to, zone);
        for (LocalDate day = LocalDate.ofInstant(after, zone); !day.isAfter(last); day = day.plusDays(1)) {
            Instant by = ZonedDateTime.of(day, absence.by(), zone).toInstant();
            if (by.isAfter(after) && !by.isAfter(to)) {
                Optional<String> title = returnOn(absence, day);
                if (title.isPresent()) {
                    absence(absence, title.get(), day, zone, by).ifPresent(found::add);
                }
            }
        }
    }

    /** The title of the event if it is remembered on a day. */
    private Optional<String> returnOn(Watch.Absence absence, LocalDate day) {
        String monthAndDay = day.toString().substring(day.toString().length() - 5);
        if (!absence.days().isEmpty()) {
            return absence.days().contains(monthAndDay) ? Optional.of(title(absence.event())) : Optional.empty();
        }
        return Upcoming.in(events.get(), day, 1).stream()
                .filter(upcoming ->
                        EventNames.means(absence.event(), upcoming.event().id()))
                .map(upcoming -> upcoming.event().title())
                .findFirst();
    }

    private String title(String event) {
        return events.get().events().stream()
                .filter(one -> EventNames.means(event, one.id()))
                .map(one -> one.title())
                .findFirst()
                .orElse(event);
    }

    private Optional<Finding> absence(Watch.Absence absence, String title, LocalDate day, ZoneId zone, Instant by) {
        Instant from = day.atStartOfDay(zone).toInstant();
        Query language = QueryParser.parse("lang:" + quoted(absence.language()));
        Query coverage = QueryParser.parse("event:" + quoted(absence.event()) + " lang:" + quoted(absence.language()));
        if (archive.articles(coverage, zone, from, by) > 0) {
            return Optional.empty();
        }
        boolean silent = archive.articles(language, zone, from, by) == 0;
        return Optional.of(new Finding(
                "absence:" + absence.event() + ":" + absence.language() + ":" + day,
                by,
                Part.absent(title, absence.language(), silent)));
    }

    private Optional<Finding> burst(Watch watch, Instant at) {
        Watch.Burst burst = watch.burst();
        if (burst == null) {
            return Optional.empty();
        }
        Query query = watch.query().query();
        Duration window = Duration.ofHours(burst.window());
        int stories = archive.stories(query, watch.zone(), at.minus(window), at);
        if (stories < burst.least()) {
            return Optional.empty();
        }
        Instant beginning = archive.beginning().orElse(at);
        ZonedDateTime local = at.atZone(watch.zone());
        List<Integer> weeks = new ArrayList<>();
        for (int weeksAgo = 1; weeksAgo <= FORMER_WEEKS; weeksAgo++) {
            count(query, watch.zone(), local.minusWeeks(weeksAgo).toInstant(), window, beginning, weeks);
        }
        List<Integer> years = new ArrayList<>();
        for (int yearsAgo = 1; yearsAgo <= FORMER_YEARS; yearsAgo++) {
            count(query, watch.zone(), local.minusYears(yearsAgo).toInstant(), window, beginning, years);
        }
        OptionalDouble usual = Rhythm.burst(stories, weeks, years, burst.least(), burst.factor());
        return usual.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "burst:" + local.toLocalDate(),
                        at,
                        Part.burst(Math.round(usual.getAsDouble()), stories, burst.window())));
    }

    /** Times of which nothing was stored say nothing about the usual. */
    private void count(
            Query query, ZoneId zone, Instant end, Duration window, Instant beginning, List<Integer> counts) {
        if (!end.minus(window).isBefore(beginning)) {
            counts.add(archive.stories(query, zone, end.minus(window), end));
        }
    }

    private record Silent(Instant since, int hours) {}

    private Optional<Silent> silence(Watch watch, String whose, Instant at) {
        Query query = QueryParser.parse(whose);
        Optional<Instant> last = archive.last(query, watch.zone(), at);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Instant beginning = archive.beginning().orElse(at);
        for (int hours : SILENT_HOURS) {
            Duration window = Duration.ofHours(hours);
            if (last.get().isAfter(at.minus(window))) {
                return Optional.empty(); // something was published in this time, and so in all longer ones
            }
            List<Integer> former = new ArrayList<>();
            for (int weeksAgo = 1; weeksAgo <= FORMER_WEEKS; weeksAgo++) {
                Instant end = at.atZone(watch.zone()).minusWeeks(weeksAgo).toInstant();
                if (!end.minus(window).isBefore(beginning)) {
                    former.add(archive.articles(query, watch.zone(), end.minus(window), end));
                }
            }
            if (Rhythm.isSilent(0, former)) {
                return Optional.of(new Silent(last.get(), hours));
            }
        }
        return Optional.empty();
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
