package org.perennial.watch.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Alerts;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.timing.Slot;

/** Puts notices and their deliveries into the tables from which they are sent. */
final class Outbox {
    private static final int KEY_BYTES = 16;
    /** So long after a bundle is due it is sent: what was fetched before that is stored and judged by then. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private Outbox() {}

    /**
     * Keeps a notice, with one delivery for each channel of its watch.
     *
     * @param now a message that is due later is a bundle
     */
    static void put(
            Handle handle, Watch watch, Map<String, ChannelDefinition> channels, Instant now, Alerts.Placed placed) {
        Notice notice = placed.notice();
        Slot slot = placed.slot();
        handle.createUpdate(Sql.file("insert-message"))
                .bind("id", slot.id())
                .bind("watch", watch.name())
                .bind("due", Sql.time(slot.due()))
                .bind("overflow", slot.overflow())
                .execute();
        int told = handle.createUpdate(Sql.file("insert-notice"))
                .bind("watch", watch.name())
                .bind("key", notice.key())
                .bind("at", Sql.time(notice.at()))
                .bind("message", slot.id())
                .bind("document", Json.write(notice))
                .execute();
        if (told == 0) {
            return; // told before the ledger of it was given up
        }
        handle.execute(Sql.file("notify-readers"));
        Instant due = slot.due().isAfter(now) ? slot.due().plus(SETTLING) : slot.due();
        for (String channel : watch.deliver().channels()) {
            if (channels.get(channel) instanceof ChannelDefinition.Mail mail) {
                mail.to().forEach(address -> deliver(handle, watch, slot, null, channel, address, due));
            } else {
                deliver(handle, watch, slot, null, channel, null, due);
            }
        }
        if (watch.topic()) {
            deliver(handle, watch, slot, notice.key(), TOPIC, null, notice.at());
        }
    }

    /** The channel that is the topic; no channel of a file can be called so. */
    static final String TOPIC = "@topic";

    private static void deliver(
            Handle handle,
            Watch watch,
            Slot slot,
            @Nullable String notice,
            String channel,
            @Nullable String address,
            Instant due) {
        handle.createUpdate(Sql.file("insert-delivery"))
                .bind(
                        "key",
                        key(slot.id() + "\n" + (notice == null ? "" : notice) + "\n" + channel + "\n"
                                + (address == null ? "" : address)))
                .bind("message", slot.id())
                .bind("notice", notice)
                .bind("watch", watch.name())
                .bind("channel", channel)
                .bind("address", address)
                .bind("due", Sql.time(due))
                .execute();
    }

    /** What a text is known by: the same for the same text. */
    static String key(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
