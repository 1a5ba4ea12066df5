package org.perennial.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What whoever has a token may do; each may all that those before it may. */
public enum Role {
    /** Reads everything, and tries queries and watches out. */
    READER,
    /** Writes watches, decides on suggestions, and corrects judgements. */
    EDITOR,
    /** Sends dead letters again. The server's own token is of this role. */
    ADMIN;

    /** As it is written. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this code; empty for none. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
