package org.perennial.sink;

/** A record holds no article; the message says why. */
final class UnreadableRecordException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableRecordException(String message) {
        super(message);
    }
}
