package org.perennial.analysis.story;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** In how many texts each term was seen lately; what is long ago counts less and is forgotten at last. */
final class Rarity {
    /** Texts after which everything seen so far counts half. */
    private static final int MEMORY = 100_000;
    /** The counts are stored in as many records: a record holds a few hundred terms. */
    private static final int SHARDS = 1024;

    private static final int BYTES_PER_TERM = 8;
    /** What is stored after each text on average; what has waited longest comes first. */
    static final int BYTES_AT_ONCE = 512;

    /** What a record costs beside its value, in bytes that cost as much. */
    private static final int RECORD = 100;

    private static final int SMALL = 4;

    private final @Nullable TermWeights[] counts = new @Nullable TermWeights[SHARDS];
    private int texts;
    private final BitSet changed = new BitSet(SHARDS);
    /** The shard that is stored next. */
    private int next;
    /** Bytes that may be stored by now. */
    private int allowed;

    void learn(StoryFeatures features) {
        if (++texts >= MEMORY) {
            halve();
        }
        for (int i = 0; i < features.size(); i++) {
            int shard = shard(features.term(i));
            add(shard, features.term(i), 1);
            changed.set(shard);
        }
    }

    private void add(int shard, int term, int count) {
        TermWeights terms = counts[shard];
        if (terms == null) {
            terms = new TermWeights(SMALL);
            counts[shard] = terms;
        }
        terms.add(term, count);
    }

    int texts() {
        return texts;
    }

    /** Texts with the term, those long ago counted less. */
    int count(int term) {
        TermWeights terms = counts[shard(term)];
        return terms == null ? 0 : (int) terms.get(term);
    }

    private void halve() {
        for (int s = 0; s < SHARDS; s++) {
            TermWeights terms = counts[s];
            if (terms != null) {
                TermWeights halved = new TermWeights(terms.size() / 2);
                for (int term : terms.terms()) {
                    if (count(term) >= 2) {
                        halved.add(term, count(term) / 2);
                    }
                }
                counts[s] = halved;
            }
        }
        texts /= 2;
        changed.set(0, SHARDS);
    }

    private static int shard(int term) {
        return (term * 0x9E3779B1) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SHARDS));
    }

    /**
     * Hands over part of what has changed: as much as fits into {@link #BYTES_AT_ONCE} for each time it is asked. Each shard has
     * its turn before any comes again, so what is stored of one is at most so many texts old as it takes to store all.
     */
    void changes(String prefix, Consumer<StateRecord> out) {
        if (changed.isEmpty()) {
            return;
        }
        allowed = Math.min(allowed, 0) + BYTES_AT_ONCE;
        for (int s = changed.nextSetBit(next); allowed > 0 && !changed.isEmpty(); s = changed.nextSetBit(next)) {
            if (s < 0) {
                next = 0;
                continue;
            }
            byte[] bytes = bytes(counts[s]);
            out.accept(new StateRecord(prefix + s, bytes.length == 0 ? null : bytes));
            allowed -= bytes.length + RECORD;
            changed.clear(s);
            next = s + 1;
        }
        out.accept(new StateRecord(
                prefix + "texts",
                ByteBuffer.allocate(Integer.BYTES).putInt(texts).array()));
    }

    private static byte[] bytes(@Nullable TermWeights terms) {
        if (terms == null) {
            return new byte[0];
        }
        ByteBuffer bytes = ByteBuffer.allocate(BYTES_PER_TERM * terms.size());
        for (int term : terms.terms()) {
            bytes.putInt(term).putInt((int) terms.get(term));
        }
        return bytes.array();
    }

    /** Takes back a record that {@link #changes} gave; {@code name} is the key without the prefix. */
    void restore(String name, byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        if (name.equals("texts")) {
            texts = bytes.getInt();
            return;
        }
        while (bytes.hasRemaining()) {
            int term = bytes.getInt();
            add(shard(term), term, bytes.getInt());
        }
    }
}
