package org.perennial.app.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.perennial.analysis.query.QuerySyntaxException;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.sink.Database;
import org.perennial.watch.definition.Definitions;
import org.perennial.watch.definition.QueryText;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.message.Letter;

/** What the commands on watches have in common. */
final class WatchAccess {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private WatchAccess() {}

    /** The watches of files alone, where there is no database. */
    static Map<String, Watches.Entry> ofFiles(Configuration configuration) {
        Definitions files = WatchParts.folder(configuration).read();
        Map<String, Watches.Entry> entries = new TreeMap<>();
        files.watches()
                .forEach((name, watch) -> entries.put(
                        name, new Watches.Entry(watch, files.places().get(name))));
        return entries;
    }

    /**
     * A watch by its name.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    static Watches.Entry find(Configuration configuration, Database database, String name) {
        return find(
                WatchParts.watches(configuration, database.dataSource(), Clock.systemUTC())
                        .all(),
                name);
    }

    /** As above, of these. */
    static Watches.Entry find(Map<String, Watches.Entry> all, String name) {
        Watches.Entry entry = all.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("there is no watch " + name + ": "
                    + (all.isEmpty()
                            ? "there are none yet, make one with: perennial watch add " + name + " --query 'event:…'"
                            : "there are " + String.join(", ", all.keySet())));
        }
        return entry;
    }

    /** A query as it was typed; the message of what is none shows where. */
    static QueryText query(String text) {
        try {
            return QueryText.parse(text);
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof QuerySyntaxException syntax) {
                throw TypedQuery.pointing(text, syntax);
            }
            throw e;
        }
    }

    /** A time with its zone, for people. */
    static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone)) + " " + (zone.getId().equals("Z") ? "UTC" : zone.getId());
    }

    /** How long from now, in a word or two: "in 14 h", "5 min ago". */
    static String away(Instant instant, Instant now) {
        Duration away = Duration.between(now, instant);
        long minutes = Math.abs(away.toMinutes());
        String span =
                minutes < 120 ? minutes + " min" : minutes < 2_880 ? minutes / 60 + " h" : minutes / 1_440 + " days";
        return away.isNegative() ? span + " ago" : "in " + span;
    }

    /** A card in one line. */
    static String line(Letter.Card card) {
        return String.join("; ", card.news())
                + (card.title() == null ? "" : "  " + card.title())
                + (card.place() == null ? "" : "  (" + card.place() + ")");
    }
}
