package org.perennial.processing.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perennial.processing.history.Memory.Remembered;

/**
 * Numbers the versions of each article: 1 for the first text under an id, one more for each that differs from the one
 * before. Any change of title or text counts, however small; what else a site changes is the same version.
 *
 * <p>The same text sent again is the same version, so a record that a stage sent twice falls on its own outcome. An article
 * that was not seen for the whole window is forgotten and begins at 1 again.
 */
public final class Versions {
    private static final int DIGEST_BYTES = 16;

    private final Memory<Version> memory;
    private final Duration refresh;

    /**
     * A numbering that remembers the last versions in the given memory.
     *
     * @param window how long the memory holds a version
     */
    public Versions(Memory<Version> memory, Duration window) {
        this.memory = memory;
        // Once in half a window is enough to keep an article from being forgotten while it is still being sent.
        this.refresh = window.dividedBy(2);
    }

    /** The number of the version that an article with this title and text is, as of this instant. */
    public Numbered number(String id, @Nullable String title, String text, Instant at) {
        String digest = digest(title, text);
        Optional<Remembered<Version>> known = memory.recall(id, at);
        if (known.isEmpty()) {
            memory.remember(id, new Version(1, digest), at);
            return new Numbered(1, true);
        }
        Version last = known.get().value();
        Instant since = known.get().since();
        if (last.text().equals(digest)) {
            if (at.isAfter(since.plus(refresh))) {
                memory.remember(id, last, at);
            }
            return new Numbered(last.number(), false);
        }
        Version next = new Version(last.number() + 1, digest);
        // A text that was fetched earlier and comes later is still the next version: the order of arrival decides.
        memory.remember(id, next, at.isAfter(since) ? at : since);
        return new Numbered(next.number(), false);
    }

    private static String digest(@Nullable String title, String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((title == null ? "" : title).getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
