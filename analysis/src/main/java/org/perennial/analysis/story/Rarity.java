package org.perennial.analysis.story;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** In how many texts each term was seen lately; what is long ago counts less and is forgotten at last. */
final class Rarity {
    /** Texts after which everything seen so far counts half. */
    private static final int MEMORY = 100_000;
    /** The counts are stored in as many records: a record holds a few hundred terms. */
    private static final int SHARDS = 1024;

    private static final int BYTES_PER_TERM = 8;

    private TermWeights counts = new TermWeights();
    private int texts;
    private final BitSet changed = new BitSet(SHARDS);

    void learn(StoryFeatures features) {
        if (++texts >= MEMORY) {
            halve();
        }
        for (int i = 0; i < features.size(); i++) {
            counts.add(features.term(i), 1);
            changed.set(shard(features.term(i)));
        }
    }

    int texts() {
        return texts;
    }

    /** Texts with the term, those long ago counted less. */
    int count(int term) {
        return (int) counts.get(term);
    }

    private void halve() {
        TermWeights halved = new TermWeights();
        for (int term : counts.terms()) {
            if (count(term) >= 2) {
                halved.add(term, count(term) / 2);
            }
        }
        counts = halved;
        texts /= 2;
        changed.set(0, SHARDS);
    }

    private static int shard(int term) {
        return (term * 0x9E3779B1) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SHARDS));
    }

    /** Hands over what has changed since the last time. */
    void changes(String prefix, Consumer<StateRecord> out) {
        if (changed.isEmpty()) {
            return;
        }
        List<List<Integer>> shards = new ArrayList<>();
        for (int s = 0; s < SHARDS; s++) {
            shards.add(new ArrayList<>());
        }
        for (int term : counts.terms()) {
            shards.get(shard(term)).add(term);
        }
        changed.stream().forEach(s -> {
            ByteBuffer bytes =
                    ByteBuffer.allocate(BYTES_PER_TERM * shards.get(s).size());
            shards.get(s).forEach(term -> bytes.putInt(term).putInt(count(term)));
            out.accept(new StateRecord(prefix + s, bytes.capacity() == 0 ? null : bytes.array()));
        });
        out.accept(new StateRecord(
                prefix + "texts",
                ByteBuffer.allocate(Integer.BYTES).putInt(texts).array()));
        changed.clear();
    }

    /** Takes back a record that {@link #changes} gave; {@code name} is the key without the prefix. */
    void restore(String name, byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        if (name.equals("texts")) {
            texts = bytes.getInt();
            return;
        }
        while (bytes.hasRemaining()) {
            counts.add(bytes.getInt(), bytes.getInt());
        }
    }
}
