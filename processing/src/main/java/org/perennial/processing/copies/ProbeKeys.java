package org.perennial.processing.copies;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.perennial.analysis.dedup.TextPrint;

/** The keys under which an article's copies are sought, and where each is at home. */
final class ProbeKeys {
    private ProbeKeys() {}

    /** Those of the print, and the whole text's own. */
    static long[] of(TextPrint print) {
        long[] probes = print.probes();
        String fingerprint = print.fingerprint();
        if (fingerprint == null) {
            return probes;
        }
        long[] keys = Arrays.copyOf(probes, probes.length + 1);
        keys[probes.length] = Long.parseUnsignedLong(fingerprint.substring(0, Long.BYTES * 2), 16);
        return keys;
    }

    /** The same keys by their home, one of so many partitions. */
    static Map<Integer, long[]> byPartition(long[] keys, int partitions) {
        Map<Integer, long[]> byPartition = new TreeMap<>();
        for (long key : keys) {
            int partition = (int) Math.floorMod(key ^ (key >>> Integer.SIZE), (long) partitions);
            byPartition.merge(partition, new long[] {key}, ProbeKeys::joined);
        }
        return byPartition;
    }

    private static long[] joined(long[] some, long[] more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
