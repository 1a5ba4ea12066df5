package org.perennial.analysis.story;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** For each term the numbers of those that have it: open addressing, as most terms have one holder and none may cost much. */
final class TermHolders {
    private static final int SMALLEST = 64;

    private int[] terms = new int[SMALLEST];
    /** How many there are, then they themselves without order, then room for more; null in a free slot. */
    private int[] @Nullable [] numbers = new int[SMALLEST][];

    private int size;

    /** How many have a term, and in the places from 1 on their numbers; null if nobody has it. */
    int @Nullable [] of(int term) {
        return numbers[slot(term)];
    }

    void add(int term, int number) {
        int slot = slot(term);
        int[] all = numbers[slot];
        if (all == null) {
            if (2 * ++size > terms.length) {
                grow();
                slot = slot(term);
            }
            terms[slot] = term;
            numbers[slot] = new int[] {1, number};
            return;
        }
        int last = all[0] + 1;
        if (last == all.length) {
            all = Arrays.copyOf(all, 2 * last);
            numbers[slot] = all;
        }
        all[last] = number;
        all[0] = last;
    }

    void remove(int term, int number) {
        int slot = slot(term);
        int[] all = numbers[slot];
        if (all == null) {
            return;
        }
        int last = all[0];
        for (int i = 1; i <= last; i++) {
            if (all[i] == number) {
                all[i] = all[last];
                all[0] = last - 1;
                break;
            }
        }
        if (all[0] == 0) {
            free(slot);
        }
    }

    /** Moves up what would not be found behind the gap (Knuth, The Art of Computer Programming, 6.4, algorithm R). */
    private void free(int slot) {
        int mask = terms.length - 1;
        int gap = slot;
        numbers[gap] = null;
        size--;
        for (int next = slot + 1 & mask; numbers[next] != null; next = next + 1 & mask) {
            if ((next - home(terms[next]) & mask) >= (next - gap & mask)) {
                terms[gap] = terms[next];
                numbers[gap] = numbers[next];
                numbers[next] = null;
                gap = next;
            }
        }
    }

    private void grow() {
        int[] oldTerms = terms;
        int[][] oldNumbers = numbers;
        terms = new int[2 * oldTerms.length];
        numbers = new int[terms.length][];
        for (int i = 0; i < oldTerms.length; i++) {
            if (oldNumbers[i] != null) {
                int slot = slot(oldTerms[i]);
                terms[slot] = oldTerms[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    /** Where a term is, or where it would be put. */
    private int slot(int term) {
        int mask = terms.length - 1;
        int slot = home(term);
        while (numbers[slot] != null && terms[slot] != term) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int home(int term) {
        return term * 0x9E3779B1 >>> Integer.numberOfLeadingZeros(terms.length - 1);
    }
}
