package org.perennial.app.command;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.digest.Subject;
import org.perennial.watch.digest.Week;
import org.perennial.watch.ledger.Watches;
import picocli.CommandLine.Option;

/** The options by which commands name a digest. */
final class DigestOptions {
    @Option(
            names = "--watch",
            paramLabel = "NAME",
            description = "The watch (default: none, all articles that speak of an anniversary).")
    private @Nullable String watch;

    @Option(
            names = "--week",
            paramLabel = "WEEK",
            description = "The week from Monday to Sunday, such as 2025-W09 (default: the last whole one).")
    private @Nullable String week;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            description = "The language: en, az, tr, ru, ar, de, fr or es (default: the watch's, else en).")
    private @Nullable String locale;

    /**
     * What is asked for.
     *
     * @param watch absent for all that commemorates
     */
    record Asked(@Nullable Watch watch, Subject subject, Week week, String locale) {}

    /**
     * What is asked for.
     *
     * @param zone in which the week begins and ends; absent for the watch's, or this machine's
     * @param machine the zone of this machine
     * @throws IllegalArgumentException if a watch, week or language is not there; the message says what there is
     */
    Asked of(Map<String, Watches.Entry> watches, @Nullable ZoneId zone, ZoneId machine, Instant now) {
        Watch named = watch == null ? null : WatchAccess.find(watches, watch).watch();
        Subject subject = named == null ? Subject.all(zone == null ? machine : zone) : Subject.of(named);
        Subject placed = zone == null ? subject : subject.in(zone);
        String language = locale == null ? (named == null ? "en" : named.locale()) : locale.toLowerCase(Locale.ROOT);
        if (!Watch.LOCALES.contains(language)) {
            throw new IllegalArgumentException(
                    "--locale " + locale + " is not known: use one of " + String.join(", ", Watch.LOCALES));
        }
        return new Asked(
                named, placed, week == null ? Week.lastClosed(now, placed.zone()) : Week.parse(week), language);
    }
}
