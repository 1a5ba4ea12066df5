package org.perennial.processing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which articles of a task wait for answers, since when, and which of those that answer have fallen silent. Behind a backlog
 * answers take as long as the backlog is, and to let articles go without them would only double the work; so an article is
 * let go when somebody is silent.
 *
 * <p>All times are in milliseconds of the clock. Used by one thread at a time.
 */
final class WaitingRoom {
    /** So long an article waits at least, and somebody has said nothing; in health answers take a second. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** No article waits longer, whoever speaks. */
    static final Duration AT_MOST = Duration.ofMinutes(10);

    private final Set<Integer> speakers;
    private final Map<Integer, Long> heard = new HashMap<>();
    /** The longest waiting first. */
    private final Map<String, Long> arrived = new LinkedHashMap<>();

    /** @param speakers all that answer, by numbers of the caller's */
    WaitingRoom(Set<Integer> speakers) {
        this.speakers = Set.copyOf(speakers);
    }

    /** An article waits from now on; who comes again waits anew. */
    void enter(String article, long now) {
        arrived.remove(article);
        arrived.put(article, now);
    }

    /** An article waits no more. */
    void leave(String article) {
        arrived.remove(article);
    }

    /** Something was heard of one of those that answer. */
    void hear(int speaker, long now) {
        heard.put(speaker, now);
    }

    /** Forgets all; a restart begins to count anew. */
    void clear() {
        arrived.clear();
        heard.clear();
    }

    /** Takes out the articles that have waited long enough, the longest waiting first. */
    List<String> takeImpatient(long now) {
        boolean silence = speakers.stream().anyMatch(speaker -> isOver(PATIENCE, heard.getOrDefault(speaker, 0L), now));
        List<String> impatient = new ArrayList<>();
        Iterator<Map.Entry<String, Long>> waiting = arrived.entrySet().iterator();
        while (waiting.hasNext()) {
            Map.Entry<String, Long> next = waiting.next();
            if (!isOver(silence ? PATIENCE : AT_MOST, next.getValue(), now)) {
                break;
            }
            waiting.remove();
            impatient.add(next.getKey());
        }
        return impatient;
    }

    private static boolean isOver(Duration time, long since, long now) {
        return now - since >= time.toMillis();
    }
}
