package org.perennial.processing.copies;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.perennial.analysis.dedup.TextPrint;

/** The keys under which an article's copies are sought, and where each is at home. */
final class ProbeKeys {
    private static final int BITS_OF_A_DIGIT = 4;

    private ProbeKeys() {}

    /** Those of the print, and the whole text's own. */
    static long[] of(TextPrint print) {
        long[] probes = print.probes();
        String fingerprint = print.fingerprint();
        if (fingerprint == null) {
            return probes;
        }
        long[] keys = Arrays.copyOf(probes, probes.length + 1);
        keys[probes.length] = Long.parseLong(fingerprint, 0, TextPrint.KEY_BITS / BITS_OF_A_DIGIT, 16);
        return keys;
    }

    /** The same keys by their home, one of so many partitions. */
    static Map<Integer, long[]> byPartition(long[] keys, int partitions) {
        Map<Integer, long[]> byPartition = new TreeMap<>();
        for (long key : keys) {
            int partition = (int) (key % partitions);
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
