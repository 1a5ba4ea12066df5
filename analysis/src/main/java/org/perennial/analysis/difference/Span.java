package org.perennial.analysis.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces that stand beside each other: the same on both sides, or others in their place.
 *
 * @param model empty for what was added
 * @param copy empty for what was cut
 */
record Span(boolean same, List<Piece> model, List<Piece> copy) {

    /** Both lists from beginning to end, what is the same and what is not by turns. */
    static List<Span> all(List<Piece> model, List<Piece> copy) {
        List<Span> spans = new ArrayList<>();
        int inModel = 0;
        int inCopy = 0;
        for (AbstractDelta<String> equal : equal(model, copy)) {
            int modelStart = equal.getSource().getPosition();
            int copyStart = equal.getTarget().getPosition();
            addChanged(spans, model.subList(inModel, modelStart), copy.subList(inCopy, copyStart));
            if (!spans.isEmpty() && spans.get(spans.size() - 1).same()) {
                int longer = spans.remove(spans.size() - 1).model().size();
                modelStart -= longer;
                copyStart -= longer;
            }
            inModel = equal.getSource().getPosition() + equal.getSource().size();
            inCopy = equal.getTarget().getPosition() + equal.getTarget().size();
            spans.add(new Span(true, model.subList(modelStart, inModel), copy.subList(copyStart, inCopy)));
        }
        addChanged(spans, model.subList(inModel, model.size()), copy.subList(inCopy, copy.size()));
        return spans;
    }

    private static void addChanged(List<Span> spans, List<Piece> model, List<Piece> copy) {
        if (!model.isEmpty() || !copy.isEmpty()) {
            spans.add(new Span(false, model, copy));
        }
    }

    /** In linear space, since two long texts without a common word would fill the memory otherwise. */
    private static List<AbstractDelta<String>> equal(List<Piece> model, List<Piece> copy) {
        return DiffUtils.diff(forms(model), forms(copy), new MyersDiffWithLinearSpace<>(), null, true)
                .getDeltas()
                .stream()
                .filter(delta -> delta.getType() == DeltaType.EQUAL)
                .toList();
    }

    private static List<String> forms(List<Piece> pieces) {
        return pieces.stream().map(Piece::form).toList();
    }
}
