package org.perennial.watch.sending;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.perennial.watch.channel.Signature;

/**
 * Links by which a reader ends the mails of a watch without knowing the server's token, and what comes of them. The links are
 * signed, so nobody can make one for somebody else. Safe for all threads.
 */
public final class Unsubscriptions {
    /** Where the links lead to. */
    public static final String PATH = "/unsubscribe/";

    private static final int MAC_BYTES = 16;

    private final Jdbi database;
    private final String base;
    private final Clock clock;

    /** @param base where readers reach the pages, such as {@code https://news.example.org} */
    public Unsubscriptions(DataSource database, String base, Clock clock) {
        this.database = Jdbi.create(database);
        this.base = base.replaceFirst("/+$", "");
        this.clock = clock;
    }

    /** Whom a link is for. */
    public record Reader(String watch, String address) {}

    /** The link of a reader. */
    public URI link(String watch, String address) {
        byte[] content = (watch + "\n" + address).getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(content)
                .orElseThrow(() ->
                        new IllegalStateException("there is nothing to sign links with; start the watch stage first"));
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return URI.create(base + PATH + encoder.encodeToString(content) + "." + encoder.encodeToString(mac));
    }

    /** Whom the last part of a link is for; empty if we have not made it. */
    public Optional<Reader> reader(String token) {
        String[] halves = token.split("\\.", -1);
        if (halves.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] content = Base64.getUrlDecoder().decode(halves[0]);
            Optional<byte[]> mac = mac(content);
            if (mac.isEmpty() || !MessageDigest.isEqual(Base64.getUrlDecoder().decode(halves[1]), mac.get())) {
                return Optional.empty();
            }
            String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", 2);
            return lines.length == 2 ? Optional.of(new Reader(lines[0], lines[1])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Sends the watch no longer to this reader. */
    public void end(Reader reader) {
        database.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO watch_unsubscribed (watch, address, at) VALUES (:watch, :address, :now)"
                                + " ON CONFLICT DO NOTHING")
                .bind("watch", reader.watch())
                .bind("address", reader.address())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    private Optional<byte[]> mac(byte[] content) {
        return database.withHandle(handle -> handle.createQuery("SELECT signing FROM watch_cursor")
                .mapTo(byte[].class)
                .findOne()
                .map(secret -> Arrays.copyOf(Signature.mac(secret, content), MAC_BYTES)));
    }
}
