package org.perennial.app.data;

import org.jspecify.annotations.Nullable;

/** A data directory that cannot be used as it is; the message names the path and the remedy and is meant for the user. */
public final class DataDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DataDirectoryException(String message) {
        this(message, null);
    }

    DataDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
