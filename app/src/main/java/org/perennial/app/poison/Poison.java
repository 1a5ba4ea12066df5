package org.perennial.app.poison;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is broken, or only looks so.
 *
 * @param door what it is given to
 * @param kind in which way it is broken
 * @param key of a record; absent if it has none, and for all that is no record
 * @param content the bytes; absent for a record without a value
 * @param time of a record, in milliseconds; negative where it is that of its sending
 * @param expected what must become of it
 */
@SuppressWarnings("ArrayRecordComponent") // sent, and never compared
public record Poison(
        Door door, String kind, byte @Nullable [] key, byte @Nullable [] content, long time, Outcome expected) {

    /** A document for one of the readers. */
    static Poison document(Door door, String kind, byte[] content, Outcome expected) {
        return new Poison(door, kind, null, content, -1, expected);
    }

    /** The bytes of a document. */
    byte[] bytes() {
        return content == null ? new byte[0] : content;
    }
}
