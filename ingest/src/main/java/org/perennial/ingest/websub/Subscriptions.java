package org.perennial.ingest.websub;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.fetch.Poster.Posted;

/**
 * The feeds whose hubs were asked to tell us what is new, and what they have delivered since.
 *
 * <p>Each has an address of its own that cannot be guessed, and a secret. A hub is trusted to tell everything from its first
 * delivery on, until asking the feed finds what it did not tell. At most {@value #MOST_WAITING} deliveries of a feed and
 * {@value #MOST_WAITING_BYTES} bytes of all wait to be read. Safe for all threads.
 */
public final class Subscriptions implements AutoCloseable {
    private static final int MOST_WAITING = 16;
    private static final long MOST_WAITING_BYTES = 64L << 20;

    /** So many deliveries of a feed are known again. */
    private static final int REMEMBERED = 256;

    private static final int KEY_BYTES = 24;

    private final WebSubConfig config;
    /** Absent where hubs have no address to reach us at. */
    private final @Nullable HubRequests requests;

    private final InstantSource clock;
    private final Consumer<String> delivered;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<String, Held> byFeed = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Held> byToken = new ConcurrentHashMap<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    /** How hubs are asked. */
    public interface HubClient {
        /**
         * Sends a form to a hub.
         *
         * @param patient whether to wait for the hub's turn
         * @return empty if it is not the hub's turn and there is no waiting for it
         */
        Optional<Posted> post(String hub, byte[] form, boolean patient) throws InterruptedException;
    }

    /** @param more whether there were more than could be kept: the feed has to be asked */
    public record Waiting(List<Delivery> deliveries, boolean more) {
        private static final Waiting NOTHING = new Waiting(List.of(), false);
    }

    private static final class Held {
        private final String feed;
        private final String token;
        private final HubLinks links;
        private final Deque<Delivery> waiting = new ArrayDeque<>();
        private final long[] remembered = new long[REMEMBERED];
        private Subscription subscription;
        private int received;
        private boolean more;
        private boolean trusted;
        private @Nullable Instant left;

        Held(String feed, String token, HubLinks links, Subscription subscription) {
            this.feed = feed;
            this.token = token;
            this.links = links;
            this.subscription = subscription;
        }
    }

    /** @param delivered is called with the address of a feed of which something has been delivered */
    public Subscriptions(WebSubConfig config, HubClient client, InstantSource clock, Consumer<String> delivered) {
        this.config = config;
        this.requests = config.callback() == null ? null : new HubRequests(config.callback(), client);
        this.clock = clock;
        this.delivered = delivered;
    }

    /**
     * Asks a feed's hub, where it names one, or asks it again before the lease is over; leaves one that it names no more.
     *
     * @param links as the feed says now
     */
    public void follow(String feed, Optional<HubLinks> links) throws InterruptedException {
        HubRequests hub = requests;
        if (hub == null) {
            return;
        }
        Held held = byFeed.get(feed);
        if (held != null && !links.equals(Optional.of(held.links))) {
            leave(held);
            held = null;
        }
        if (held != null) {
            keep(feed);
        } else if (links.isPresent()) {
            Instant now = clock.instant();
            Held fresh = new Held(
                    feed, key(), links.get(), Subscription.asked(links.get().topic(), key(), now));
            byFeed.put(feed, fresh);
            byToken.put(fresh.token, fresh); // the hub may ask back before it answers
            if (!ask(hub, fresh)) {
                byFeed.remove(feed);
                byToken.remove(fresh.token);
            }
        }
    }

    /** Asks a feed's hub again, if it has one and the lease is nearly over. */
    public void keep(String feed) throws InterruptedException {
        HubRequests hub = requests;
        Held held = byFeed.get(feed);
        if (hub == null || held == null) {
            return;
        }
        Instant now = clock.instant();
        Subscription before;
        synchronized (held) {
            before = held.subscription;
            if (now.isBefore(before.renewal())) {
                return;
            }
            held.subscription = before.askedAgain(now);
        }
        if (!ask(hub, held)) {
            synchronized (held) {
                held.subscription = before;
            }
        }
    }

    private boolean ask(HubRequests hub, Held held) throws InterruptedException {
        return hub.subscribe(held.feed, held.links, held.token, held.subscription.secret());
    }

    private String key() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Leaves the hubs of feeds that are not ours any more. */
    public void leave(Predicate<String> gone) {
        byFeed.values().stream().filter(held -> gone.test(held.feed)).toList().forEach(this::leave);
    }

    private void leave(Held held) {
        Instant now = clock.instant();
        byToken.values().removeIf(other -> {
            synchronized (other) {
                return other.left != null
                        && other.left.plus(Subscription.PATIENCE).isBefore(now);
            }
        });
        byFeed.remove(held.feed, held);
        synchronized (held) {
            held.left = now;
            held.waiting.forEach(delivery -> waitingBytes.addAndGet(-delivery.body().length));
            held.waiting.clear();
        }
        if (requests != null) {
            requests.unsubscribe(held.links, held.token);
        }
    }

    /**
     * What a hub is to be answered that asks whether we want what it was asked for; empty if we do not.
     *
     * @param fields of its question, by name
     */
    Optional<String> intends(String token, Map<String, String> fields) {
        Held held = byToken.get(token);
        String mode = fields.getOrDefault("hub.mode", "");
        String topic = fields.getOrDefault("hub.topic", "");
        if (held == null || !topic.equals(held.links.topic())) {
            return Optional.empty();
        }
        Optional<String> challenge = Optional.ofNullable(fields.get("hub.challenge"));
        synchronized (held) {
            if (held.left != null) {
                if (!mode.equals("unsubscribe")) {
                    return Optional.empty();
                }
                byToken.remove(token);
                return challenge;
            }
            if (mode.equals("denied")) {
                held.subscription = held.subscription.ended();
                return Optional.of("");
            }
            Optional<Subscription> confirmed =
                    held.subscription.confirmed(mode, topic, fields.get("hub.lease_seconds"), clock.instant());
            if (confirmed.isEmpty() || challenge.isEmpty()) {
                return Optional.empty();
            }
            held.subscription = confirmed.get();
            return challenge;
        }
    }

    /** Whether deliveries to this address are waited for, so that the body of another is not even read. */
    boolean awaits(String token) {
        Held held = byToken.get(token);
        if (held == null) {
            return false;
        }
        synchronized (held) {
            return held.left == null;
        }
    }

    /**
     * Takes what a hub delivers.
     *
     * @param signature the header {@code X-Hub-Signature}; absent if there is none
     * @param link the header {@code Link}; absent likewise
     */
    HubAnswer deliver(
            String token,
            @Nullable String signature,
            @Nullable String link,
            @Nullable String contentType,
            byte[] body) {
        Held held = byToken.get(token);
        if (held == null) {
            return HubAnswer.GONE;
        }
        HubAnswer answer;
        synchronized (held) {
            if (held.left != null) {
                return HubAnswer.GONE;
            }
            if (!held.subscription.signed(signature, body)) {
                return HubAnswer.UNSIGNED;
            }
            if (HubLinks.isOfAnother(held.links.topic(), link)) {
                return HubAnswer.FOREIGN;
            }
            if (!remember(held, digest(body))) {
                return HubAnswer.REPEATED;
            }
            held.trusted = true;
            boolean room = held.waiting.size() < MOST_WAITING && hasRoomFor(body.length);
            if (room) {
                held.waiting.add(new Delivery(held.links.topic(), contentType, body));
            } else {
                held.more = true;
            }
            answer = room ? HubAnswer.TAKEN : HubAnswer.CROWDED;
        }
        delivered.accept(held.feed);
        return answer;
    }

    private boolean hasRoomFor(int bytes) {
        if (waitingBytes.addAndGet(bytes) <= MOST_WAITING_BYTES) {
            return true;
        }
        waitingBytes.addAndGet(-bytes);
        return false;
    }

    private static boolean remember(Held held, long digest) {
        for (int i = 0; i < Math.min(held.received, REMEMBERED); i++) {
            if (held.remembered[i] == digest) {
                return false;
            }
        }
        held.remembered[held.received++ % REMEMBERED] = digest;
        return true;
    }

    private static long digest(byte[] body) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java lacks SHA-256, which every Java has", e);
        }
    }

    /** What has been delivered of a feed and was not given out before, the oldest first. */
    public Waiting deliveries(String feed) {
        Held held = byFeed.get(feed);
        if (held == null) {
            return Waiting.NOTHING;
        }
        synchronized (held) {
            Waiting all = new Waiting(new ArrayList<>(held.waiting), held.more);
            held.waiting.forEach(delivery -> waitingBytes.addAndGet(-delivery.body().length));
            held.waiting.clear();
            held.more = false;
            return all;
        }
    }

    /** Says that asking a feed has found what its hub did not tell. */
    public void untold(String feed) {
        Held held = byFeed.get(feed);
        if (held != null) {
            synchronized (held) {
                held.trusted = false;
            }
        }
    }

    /** How long a feed need not be asked, because its hub tells what is new; absent if it does not. */
    public @Nullable Duration rest(String feed) {
        Held held = byFeed.get(feed);
        if (held == null) {
            return null;
        }
        Instant now = clock.instant();
        synchronized (held) {
            if (!held.trusted || !held.subscription.runs(now)) {
                return null;
            }
            Duration left = Duration.between(now, held.subscription.renewal());
            return left.compareTo(config.interval()) < 0 ? left : config.interval();
        }
    }

    /** How many hubs tell us what is new in a feed. */
    public long running() {
        Instant now = clock.instant();
        return byFeed.values().stream()
                .filter(held -> {
                    synchronized (held) {
                        return held.subscription.runs(now);
                    }
                })
                .count();
    }

    @Override
    public void close() {
        if (requests != null) {
            requests.close();
        }
    }
}
