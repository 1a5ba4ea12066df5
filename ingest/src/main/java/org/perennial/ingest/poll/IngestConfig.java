package org.perennial.ingest.poll;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.FetchLimits;
import org.perennial.ingest.websub.WebSubConfig;

/**
 * How ingest works. What is absent takes its default; each setting is named {@code ingest.} and its name in kebab-case.
 *
 * @param sources files with the feeds to poll, YAML or OPML; default none
 * @param interval how often a feed is polled that has no interval of its own; default PT5M
 * @param minInterval the shortest interval any feed may have; default PT1M
 * @param workers how many feeds are visited at the same time, 1 to 256; default 8
 * @param hostPause between two requests to one host; default PT1S
 * @param allowNetworks CIDRs that may be asked although they are not public; default none
 * @param userAgent how we call ourselves to servers; default {@code Perennial/<version> (news monitoring)}
 * @param deadline for one request with all its redirects; default PT60S
 * @param maxWireBytes the most that is read of one answer; default 8 MiB
 * @param maxDecodedBytes the most that is kept of it after decompression; default 16 MiB
 * @param fetchPages whether the entries' pages are fetched; if not, what the feed holds is the article; default true
 * @param revisit for how long after its first publication an entry's page is asked again for changes; default PT1H,
 *     PT0S for never
 * @param revisitNewest how many of a feed's newest entries are asked again at one poll, 0 to 1,000; default 10
 * @param instance which of several processes this is; two with one name fence each other; default {@code 1}
 * @param groupId the processes that share one list of feeds have one; default {@code perennial-ingest}
 * @param slowWorkers how many visits that wait for their host's turn, take longer than half a second, or went wrong
 *     the last time may go on beside the workers', 1 to 1,024; default 128
 * @param polling how the rhythm of each feed is found
 * @param evidence whether what is fetched is kept
 * @param websub whether hubs tell us what is new
 */
public record IngestConfig(
        List<Path> sources,
        Duration interval,
        Duration minInterval,
        Integer workers,
        Duration hostPause,
        List<String> allowNetworks,
        String userAgent,
        Duration deadline,
        Long maxWireBytes,
        Long maxDecodedBytes,
        Boolean fetchPages,
        Duration revisit,
        Integer revisitNewest,
        String instance,
        String groupId,
        Integer slowWorkers,
        PollingConfig polling,
        EvidenceConfig evidence,
        WebSubConfig websub) {

    /**
     * @throws IllegalArgumentException if a value is out of its range; the message has key, value and remedy
     */
    @SuppressWarnings("NullAway") // a setting that the file leaves out arrives as null
    public IngestConfig {
        sources = sources == null ? List.of() : List.copyOf(sources);
        interval = interval == null ? Duration.ofMinutes(5) : interval;
        minInterval = minInterval == null ? Duration.ofMinutes(1) : minInterval;
        workers = workers == null ? Integer.valueOf(8) : workers;
        hostPause = hostPause == null ? Duration.ofSeconds(1) : hostPause;
        allowNetworks = allowNetworks == null ? List.of() : List.copyOf(allowNetworks);
        userAgent = userAgent == null ? "Perennial/" + version() + " (news monitoring)" : userAgent;
        deadline = deadline == null ? FetchLimits.DEFAULT.deadline() : deadline;
        maxWireBytes = maxWireBytes == null ? Long.valueOf(FetchLimits.DEFAULT.wireBytes()) : maxWireBytes;
        maxDecodedBytes = maxDecodedBytes == null ? Long.valueOf(FetchLimits.DEFAULT.decodedBytes()) : maxDecodedBytes;
        fetchPages = fetchPages == null ? Boolean.TRUE : fetchPages;
        revisit = revisit == null ? Duration.ofHours(1) : revisit;
        revisitNewest = revisitNewest == null ? Integer.valueOf(10) : revisitNewest;
        instance = instance == null ? "1" : instance;
        groupId = groupId == null ? "perennial-ingest" : groupId;
        slowWorkers = slowWorkers == null ? Integer.valueOf(128) : slowWorkers;
        polling = polling == null ? PollingConfig.defaults() : polling;
        evidence = evidence == null ? EvidenceConfig.none() : evidence;
        websub = websub == null ? WebSubConfig.off() : websub;

        positive("min-interval", minInterval);
        if (interval.compareTo(minInterval) < 0) {
            throw new IllegalArgumentException("ingest.interval must be at least ingest.min-interval (" + minInterval
                    + "), was " + interval + ": give a longer one such as PT5M");
        }
        range("workers", workers, 1, 256);
        range("slow-workers", slowWorkers, 1, 1_024);
        notNegative("host-pause", hostPause);
        positive("deadline", deadline);
        range("max-wire-bytes", maxWireBytes, 1_024, 1L << 30);
        range("max-decoded-bytes", maxDecodedBytes, 1_024, 1L << 30);
        notNegative("revisit", revisit);
        range("revisit-newest", revisitNewest, 0, 1_000);
        if (userAgent.isBlank() || userAgent.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("ingest.user-agent must be one line with a name, was \"" + userAgent
                    + "\": give one such as \"Perennial/1.0 (+https://newsroom.example/bot)\"");
        }
        name("instance", instance, "1");
        name("group-id", groupId, "perennial-ingest");
        try {
            AddressGuard.allowing(allowNetworks);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ingest.allow-networks: " + e.getMessage(), e);
        }
    }

    /** The default of every setting. */
    @SuppressWarnings("NullAway") // absent here, filled in by the constructor
    public static IngestConfig defaults() {
        return new IngestConfig(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    /** These settings for servers on this machine: loopback allowed, no pause between requests, feeds polled so often. */
    public IngestConfig forLocalServers(Duration every) {
        return onLoopback(every, Duration.ZERO);
    }

    /** These settings for feeds on this machine that are to be asked as politely as those of others. */
    public IngestConfig forBenchmark(Duration every) {
        return onLoopback(every, hostPause);
    }

    private IngestConfig onLoopback(Duration every, Duration pause) {
        return new IngestConfig(
                sources,
                every,
                every,
                workers,
                pause,
                List.of("127.0.0.0/8", "::1/128"),
                userAgent,
                deadline,
                maxWireBytes,
                maxDecodedBytes,
                fetchPages,
                revisit,
                revisitNewest,
                instance,
                groupId,
                slowWorkers,
                polling.steady(),
                evidence,
                websub);
    }

    FetchLimits limits() {
        return new FetchLimits(
                deadline, maxWireBytes, maxDecodedBytes, FetchLimits.DEFAULT.ratio(), FetchLimits.DEFAULT.redirects());
    }

    private static void positive(String key, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(
                    "ingest." + key + " must be longer than nothing, was " + value + ": give a duration such as PT30S");
        }
    }

    static void notNegative(String key, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(
                    "ingest." + key + " must not be negative, was " + value + ": give a duration such as PT1S");
        }
    }

    private static void name(String key, String value, String example) {
        if (!value.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "ingest." + key + " must be letters, digits, dots, hyphens or underscores, was \"" + value
                            + "\": give one such as \"" + example + "\"");
        }
    }

    static void range(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("ingest." + key + " must be " + least + " to " + most + ", was " + value
                    + ": give a number in that range");
        }
    }

    private static String version() {
        @Nullable String version = IngestConfig.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
