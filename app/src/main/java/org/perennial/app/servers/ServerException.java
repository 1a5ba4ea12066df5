package org.perennial.app.servers;

import org.jspecify.annotations.Nullable;

/** An embedded server that cannot be started; the message names the cause and the remedy and is meant for the user. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServerException(String message) {
        this(message, null);
    }

    ServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
