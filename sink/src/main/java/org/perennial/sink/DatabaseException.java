package org.perennial.sink;

import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message names it, what is wrong and what to do. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
