package org.perennial.ingest.fetch;

import java.time.Duration;

/**
 * How much one fetch may take.
 *
 * @param deadline from the first hop to the last byte
 * @param wireBytes the most that is read from the network
 * @param decodedBytes the most that is kept after decompression
 * @param ratio how many times its compressed size an answer may grow to, from 1 MiB on
 * @param redirects the most hops after the first request
 */
public record FetchLimits(Duration deadline, long wireBytes, long decodedBytes, int ratio, int redirects) {
    /** 60 s, 8 MiB, 16 MiB, 100 : 1 and 10 hops. */
    public static final FetchLimits DEFAULT = new FetchLimits(Duration.ofSeconds(60), 8L << 20, 16L << 20, 100, 10);
}
