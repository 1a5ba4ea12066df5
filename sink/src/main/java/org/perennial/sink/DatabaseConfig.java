package org.perennial.sink;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is and who asks.
 *
 * @param url a JDBC address, such as {@code jdbc:postgresql://127.0.0.1:5432/perennial}
 * @param user who connects
 * @param password absent if the server asks for none
 * @param pool the most connections open at a time, 1 to 100
 */
public record DatabaseConfig(
        String url, String user, @Nullable String password, int pool) {
    private static final int LARGEST_POOL = 100;

    /** @throws IllegalArgumentException if a value is out of its range; the message names the setting */
    public DatabaseConfig {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "database.url must begin with jdbc:postgresql:, was " + withoutQuery(url));
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("database.user must not be empty");
        }
        if (pool < 1 || pool > LARGEST_POOL) {
            throw new IllegalArgumentException("database.pool must be 1 to " + LARGEST_POOL + ", was " + pool);
        }
    }

    /** The address without its query, which may hold a password. */
    String address() {
        return withoutQuery(url);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseConfig[url=" + address() + ", user=" + user + ", pool=" + pool + "]";
    }

    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
