package org.perennial.ingest.fetch;

import java.io.IOException;

/** A connection was refused because of whom it would have reached. */
final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String message) {
        super(message);
    }
}
