package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Makes of an article's drafts one mention for each occasion. */
final class Merger {
    /** No article is about more occasions; a list of them is a calendar. */
    private static final int MOST = 20;

    private Merger() {}

    static List<AnniversaryMention> merge(List<Draft> drafts) {
        List<Draft> ranked = new ArrayList<>(drafts);
        ranked.removeIf(d -> !d.isMeant() && d.event == null);
        ranked.sort(Comparator.comparingDouble((Draft d) -> -d.confidence())
                .thenComparing(d -> d.reading.field)
                .thenComparing(d -> d.from));
        List<Draft> kept = new ArrayList<>();
        for (Draft draft : ranked) {
            Draft same = kept.stream().filter(k -> isSame(k, draft)).findFirst().orElse(null);
            if (same != null) {
                same.absorb(draft);
            } else if (draft.isMeant() && kept.size() < MOST) {
                kept.add(draft);
            }
        }
        return kept.stream().map(Draft::mention).toList();
    }

    private static boolean isSame(Draft a, Draft b) {
        if (a.kind != b.kind && (isApart(a.kind) || isApart(b.kind))) {
            return false;
        }
        if (a.event != null && b.event != null) {
            return a.event.id().equals(b.event.id());
        }
        boolean numbersAgree = a.n == null || b.n == null || Objects.equals(a.n, b.n);
        if (!numbersAgree) {
            return false;
        }
        if (a.event != null || b.event != null) {
            return a.n != null && b.n != null;
        }
        if (a.phrase == null || b.phrase == null) {
            return true;
        }
        String p = Folding.fold(a.phrase).toLowerCase(Locale.ROOT);
        String q = Folding.fold(b.phrase).toLowerCase(Locale.ROOT);
        return p.contains(q) || q.contains(p) || (a.n != null && Objects.equals(a.n, b.n));
    }

    private static boolean isApart(Kind kind) {
        return kind == Kind.PRIVATE || kind == Kind.OBSERVANCE;
    }
}
