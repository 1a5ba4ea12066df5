package org.perennial.watch.channel;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.digest.Edition;
import org.perennial.watch.message.Letter;
import org.perennial.watch.message.Message;

/**
 * What is handed over.
 *
 * @param key the same at each attempt, so that a receiver knows a repeat
 * @param watch the watch's name
 * @param address whom a mail goes to; absent for other channels
 * @param letter the words
 * @param message the same for programs; absent for a digest and for a test
 * @param unsubscribe where a reader ends it with one click; absent if the pages have no public address
 * @param digest the weekly digest, of which the letter is the short form; absent for all else
 */
public record Parcel(
        String key,
        String watch,
        @Nullable String address,
        Letter letter,
        @Nullable Message message,
        @Nullable URI unsubscribe,
        @Nullable Edition digest) {

    /** A parcel that is no digest. */
    public Parcel(
            String key,
            String watch,
            @Nullable String address,
            Letter letter,
            @Nullable Message message,
            @Nullable URI unsubscribe) {
        this(key, watch, address, letter, message, unsubscribe, null);
    }
}
