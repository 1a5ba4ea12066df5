package org.perennial.watch.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.digest.Digest;
import org.perennial.watch.digest.Editions;
import org.perennial.watch.digest.Subject;
import org.perennial.watch.digest.Week;
import org.perennial.watch.timing.DigestTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts weekly digests into the outbox: once for each watch, week, channel and reader, whatever is restarted when. Safe for all
 * threads and processes.
 */
public final class DigestRuns {
    private static final Logger log = LoggerFactory.getLogger(DigestRuns.class);
    /** What was due longer ago, while nothing ran, is not sent any more by itself. */
    private static final Duration OLDEST = Duration.ofDays(3);

    private final Jdbi database;
    private final Editions editions;
    private final Clock clock;
    /** Those that cannot be made, so that they are not tried every minute. */
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** @param editions makes the digests */
    public DigestRuns(DataSource database, Editions editions, Clock clock) {
        this.database = Sql.open(database);
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * A digest on its way to one reader or channel.
     *
     * @param key the delivery's
     * @param address of mail, whom to; absent for other channels
     * @param state {@code pending}, {@code sent}, {@code dead} or {@code cancelled}
     * @param sent when it got through; absent if it has not
     * @param problem what went wrong last; absent if nothing has
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(
            String key,
            String watch,
            String week,
            String channel,
            @Nullable String address,
            String state,
            @Nullable Instant sent,
            @Nullable String problem) {}

    /** Sends off what has become due since the last look. */
    void look(Collection<Watch> watches, Map<String, ChannelDefinition> channels) {
        watches.stream().sorted(Comparator.comparing(Watch::name)).forEach(watch -> {
            try {
                look(watch, channels);
            } catch (IllegalArgumentException e) {
                log.atWarn()
                        .setMessage("a digest is not sent")
                        .addKeyValue("watch", watch.name())
                        .addKeyValue("detail", e.getMessage())
                        .log();
            }
        });
    }

    private void look(Watch watch, Map<String, ChannelDefinition> channels) {
        DigestTime time = watch.deliver().digest();
        Instant now = clock.instant();
        Instant since = since(watch, time, now);
        if (time == null || watch.paused() || watch.deliver().channels().isEmpty()) {
            return;
        }
        Instant due = time.last(now, watch.zone());
        Week week = Week.lastClosed(due, watch.zone());
        String id = message(watch.name(), week);
        if (due.isBefore(since) || due.plus(OLDEST).isBefore(now) || isPut(id) || refused.contains(id)) {
            return;
        }
        try {
            put(Subject.of(watch), week, watch.locale(), watch.deliver().channels(), channels, due);
        } catch (IllegalArgumentException e) {
            refused.add(id);
            throw e;
        }
    }

    /** From when on a watch has asked for its digest at these times. A watch that asks for none, or is paused, asks anew. */
    private Instant since(Watch watch, @Nullable DigestTime time, Instant now) {
        String plan = time == null || watch.paused() ? "none" : time + " " + watch.zone();
        return database.inTransaction(handle -> handle.createQuery(Sql.file("upsert-digest-plan"))
                .bind("watch", watch.name())
                .bind("plan", plan)
                .bind("now", Sql.time(now))
                .map((row, context) -> Sql.instant(row, "since"))
                .one());
    }

    private boolean isPut(String message) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT EXISTS (SELECT FROM watch_message WHERE id = :message)")
                        .bind("message", message)
                        .mapTo(Boolean.class)
                        .one());
    }

    /**
     * Puts the digest of a week on its way, to where it has not been put before.
     *
     * @param locale of its words, if it is sent for the first time
     * @param names the channels
     * @param channels those that there are
     * @param due when it is to be sent
     * @return how all its deliveries on these channels stand
     * @throws IllegalArgumentException if the week is not over, or a channel is not there; the message says what to do
     */
    public List<Delivery> put(
            Subject subject,
            Week week,
            String locale,
            List<String> names,
            Map<String, ChannelDefinition> channels,
            Instant due) {
        Instant now = clock.instant();
        if (!week.isClosed(now, subject.zone())) {
            throw new IllegalArgumentException("week " + week + " is not over in " + subject.zone() + ": send "
                    + Week.lastClosed(now, subject.zone()) + " or an earlier one");
        }
        for (String name : names) {
            if (!channels.containsKey(name)) {
                throw new IllegalArgumentException("there is no channel " + name + " in channels.yaml, which has "
                        + (channels.isEmpty()
                                ? "none"
                                : String.join(
                                        ", ",
                                        channels.keySet().stream().sorted().toList())));
            }
        }
        Digest digest = editions.digest(subject, week, now); // may take long: no lock is held
        String message = message(subject.key(), week);
        return database.inTransaction(handle -> {
            Editions.keep(handle, digest, locale, now);
            handle.createUpdate(Sql.file("insert-digest-message"))
                    .bind("id", message)
                    .bind("watch", subject.key())
                    .bind("due", Sql.time(due))
                    .bind("digest", week.toString())
                    .execute();
            List<String> keys = new ArrayList<>();
            for (String name : names) {
                List<@Nullable String> addresses = channels.get(name) instanceof ChannelDefinition.Mail mail
                        ? new ArrayList<>(mail.to())
                        : Arrays.asList((String) null);
                for (String address : addresses) {
                    String key = Outbox.key(message + "\n\n" + name + "\n" + (address == null ? "" : address));
                    keys.add(key);
                    handle.createUpdate(Sql.file("insert-delivery"))
                            .bind("key", key)
                            .bind("message", message)
                            .bind("notice", (String) null)
                            .bind("watch", subject.key())
                            .bind("channel", name)
                            .bind("address", address)
                            .bind("due", Sql.time(due))
                            .execute();
                }
            }
            return deliveries(handle, "d.key = ANY (:keys)", keys, Integer.MAX_VALUE);
        });
    }

    /** How deliveries stand, those of the newest weeks first. */
    public List<Delivery> latest(int most) {
        return database.withHandle(handle -> deliveries(handle, "true", List.of(), most));
    }

    /** How some deliveries stand. */
    public List<Delivery> find(List<String> keys) {
        return database.withHandle(handle -> deliveries(handle, "d.key = ANY (:keys)", keys, Integer.MAX_VALUE));
    }

    private static List<Delivery> deliveries(Handle handle, String where, List<String> keys, int most) {
        return handle.createQuery(Sql.file("select-digest-deliveries"))
                .define("where", where)
                .bindArray("keys", String.class, keys.toArray())
                .bind("most", most)
                .map((row, context) -> new Delivery(
                        row.getString("key"),
                        row.getString("watch"),
                        row.getString("digest"),
                        row.getString("channel"),
                        row.getString("address"),
                        row.getString("state"),
                        row.getObject("sent") == null ? null : Sql.instant(row, "sent"),
                        row.getString("problem")))
                .list();
    }

    private static String message(String watch, Week week) {
        return Outbox.key("digest\n" + watch + "\n" + week);
    }
}
