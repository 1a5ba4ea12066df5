package org.perennial.processing.faults;

import org.perennial.contract.DeadLetterReason;

/** A record that cannot be carried on, and why; the message is for a person. */
public final class RecordException extends RuntimeException {
    private final DeadLetterReason reason;

    /** A fault of the record for the given reason. */
    public RecordException(DeadLetterReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The kind of fault. */
    public DeadLetterReason reason() {
        return reason;
    }
}
