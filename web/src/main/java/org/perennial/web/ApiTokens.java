package org.perennial.web;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The tokens that people and programs have besides the server's own. Only digests are stored, so a token is shown once, when
 * it is made. A token that is removed ends its sessions. Safe for all threads.
 */
public final class ApiTokens {
    private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int LONGEST_NAME = 60;
    private static final int BYTES = 32;

    private final Jdbi database;

    /** @param database the store that the sink writes to */
    public ApiTokens(DataSource database) {
        this.database = Jdbi.create(database);
    }

    /**
     * A token that there is.
     *
     * @param name what it is known by
     * @param made when it was made
     */
    public record Entry(String name, Role role, Instant made) {}

    /**
     * Makes one.
     *
     * @return the token, which nobody can show again
     * @throws IllegalArgumentException if the name cannot be used or is taken
     */
    public String add(String name, Role role, Instant now) {
        if (name.length() > LONGEST_NAME || !name.matches(NAME)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name for a token: use lower-case letters, digits"
                    + " and single hyphens, at most " + LONGEST_NAME);
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        int added = database.withHandle(
                handle -> handle.createUpdate("INSERT INTO api_token (name, role, token_hash, session_hash, made)"
                                + " VALUES (:name, :role, :token, :session, :now) ON CONFLICT (name) DO NOTHING")
                        .bind("name", name)
                        .bind("role", role.code())
                        .bind("token", AccessToken.digest(token))
                        .bind("session", AccessToken.digest(new AccessToken(token).session()))
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute());
        if (added == 0) {
            throw new IllegalArgumentException(
                    "there is a token " + name + " already: remove that one, or choose another name");
        }
        return token;
    }

    /** All of them, by name. */
    public List<Entry> all() {
        return database.withHandle(handle -> handle.createQuery("SELECT name, role, made FROM api_token ORDER BY name")
                .map((row, context) -> new Entry(
                        row.getString("name"),
                        Role.of(row.getString("role")).orElse(Role.READER),
                        row.getObject("made", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** Takes one away. @return whether there was one of this name */
    public boolean remove(String name) {
        return database.withHandle(handle -> handle.createUpdate("DELETE FROM api_token WHERE name = :name")
                        .bind("name", name)
                        .execute())
                > 0;
    }

    /** The role of whoever has this token; empty if it is none. */
    Optional<Role> ofToken(String token) {
        return role("token_hash", token);
    }

    /** The role of whoever has the cookie of a session; empty if it is none. */
    Optional<Role> ofSession(String cookie) {
        return role("session_hash", cookie);
    }

    /** By its digest: what an index finds tells nothing about the secret by the time that it takes. */
    private Optional<Role> role(String column, String secret) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT role FROM api_token WHERE " + column + " = :digest")
                        .bind("digest", AccessToken.digest(secret))
                        .mapTo(String.class)
                        .findOne()
                        .flatMap(Role::of));
    }
}
