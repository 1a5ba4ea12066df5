package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Strings to values, walked one character at a time along a text.
 *
 * <p>One open hash of (node, character) to node holds all edges: it builds in linear time for any number of scripts,
 * where a double array does not. Filled once, then only read.
 */
final class StemTrie<V> {
    private static final long FREE = -1;

    private long[] keys = free(1 << 10);
    private int[] nodes = new int[1 << 10];
    private int edges;
    /** The first three characters of all stems, or all they have, as bits by their hash: most words of a text end here. */
    private final long[] beginnings = new long[1 << 10];

    private int shortest = Integer.MAX_VALUE;

    private final List<@Nullable List<V>> values = new ArrayList<>();

    StemTrie() {
        values.add(null);
    }

    void put(String stem, V value) {
        put(node(0, stem), value);
    }

    /** Adds what ends at a node. */
    void put(int node, V value) {
        List<V> here = values.get(node);
        if (here == null) {
            here = new ArrayList<>(1);
            values.set(node, here);
        }
        here.add(value);
    }

    /** The node that a string leads to from another, made where it is not there. */
    int node(int from, String stem) {
        if (from == 0 && !stem.isEmpty()) {
            shortest = Math.min(shortest, stem.length());
            int bit = one(stem.charAt(0));
            for (int i = 1; i < Math.min(3, stem.length()); i++) {
                bit = longer(bit, stem.charAt(i));
            }
            beginnings[bit >>> 6] |= 1L << bit;
        }
        int node = from;
        for (int i = 0; i < stem.length(); i++) {
            int next = child(node, stem.charAt(i));
            if (next < 0) {
                next = values.size();
                values.add(null);
                insert(key(node, stem.charAt(i)), next);
            }
            node = next;
        }
        return node;
    }

    /** Whether a stem may begin at an index of a text; never false where one does. */
    boolean canBegin(FoldedText text, int at) {
        int first = one(text.at(at));
        int second = longer(first, text.behind(at, 1));
        return isMarked(longer(second, text.behind(at, 2)))
                || (shortest <= 2 && isMarked(second))
                || (shortest == 1 && isMarked(first));
    }

    private static int one(char c) {
        return c * 0x9E37 & 0xFFFF;
    }

    private static int longer(int bit, char c) {
        return (bit * 0x5BD1 + c * 0x9E37 + 0x3C6F) & 0xFFFF;
    }

    private boolean isMarked(int bit) {
        return (beginnings[bit >>> 6] & 1L << bit) != 0;
    }

    /** The node below the root or another node, or -1. */
    int child(int node, char c) {
        long key = key(node, c);
        int mask = keys.length - 1;
        for (int i = slot(key, mask); ; i = (i + 1) & mask) {
            if (keys[i] == key) {
                return nodes[i];
            }
            if (keys[i] == FREE) {
                return -1;
            }
        }
    }

    /** What ends at a node; empty where nothing does. */
    List<V> values(int node) {
        List<V> here = values.get(node);
        return here == null ? List.of() : here;
    }

    boolean isEmpty() {
        return edges == 0;
    }

    private static long key(int node, char c) {
        return ((long) node << 16) | c;
    }

    private static int slot(long key, int mask) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 40) & mask;
    }

    private void insert(long key, int node) {
        if (++edges * 2 > keys.length) {
            long[] oldKeys = keys;
            int[] oldNodes = nodes;
            keys = free(oldKeys.length * 2);
            nodes = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != FREE) {
                    place(oldKeys[i], oldNodes[i]);
                }
            }
        }
        place(key, node);
    }

    private void place(long key, int node) {
        int mask = keys.length - 1;
        int i = slot(key, mask);
        while (keys[i] != FREE) {
            i = (i + 1) & mask;
        }
        keys[i] = key;
        nodes[i] = node;
    }

    private static long[] free(int size) {
        long[] keys = new long[size];
        Arrays.fill(keys, FREE);
        return keys;
    }
}
