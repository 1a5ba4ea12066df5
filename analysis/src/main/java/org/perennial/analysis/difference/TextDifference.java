package org.perennial.analysis.difference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy beside its model.
 *
 * @param blocks in the order of both texts
 * @param changedNumbers numbers that stand where the model has others, in the order of the copy
 * @param complete false if a text is longer than {@value #LONGEST} characters, of which only those are compared
 */
public record TextDifference(List<Block> blocks, List<ChangedNumber> changedNumbers, boolean complete) {
    /** So much of a text is compared, in UTF-16 units. */
    public static final int LONGEST = 50_000;

    /** Sentences of more words are not compared word by word: the time grows with the square of what differs. */
    private static final int MOST_WORDS = 2_000;

    /** Sentences that share less than this of the longer one's words are others, and not the same with changes. */
    private static final double LEAST_IN_COMMON = 0.3;

    public TextDifference {
        blocks = List.copyOf(blocks);
        changedNumbers = List.copyOf(changedNumbers);
    }

    /**
     * Sentences that stand beside each other.
     *
     * @param same whether both sides have the same words
     * @param model what the model has there; empty for what was added
     * @param copy what the copy has there; empty for what was cut
     */
    public record Block(boolean same, List<Run> model, List<Run> copy) {
        public Block {
            model = List.copyOf(model);
            copy = List.copyOf(copy);
        }
    }

    /**
     * Words in a row.
     *
     * @param text as it stands in the text, with the spaces that follow
     * @param changed whether the other side does not have them
     * @param number whether it is a number that was changed
     */
    public record Run(String text, boolean changed, boolean number) {}

    /** A number of the model and the one that the copy has in its place, as both write them. */
    public record ChangedNumber(String before, String after) {}

    /**
     * Compares a copy with its model.
     *
     * @param language the copy's, as a BCP 47 tag; absent if it is not known
     */
    public static TextDifference of(String model, String copy, @Nullable String language) {
        List<Piece> before = Piece.sentences(beginning(model), language);
        List<Piece> after = Piece.sentences(beginning(copy), language);
        List<Block> blocks = new ArrayList<>();
        List<ChangedNumber> numbers = new ArrayList<>();
        for (Span span : Span.all(before, after)) {
            blocks.add(
                    span.same()
                            ? new Block(true, run(span.model(), false), run(span.copy(), false))
                            : words(joined(span.model()), joined(span.copy()), language, numbers));
        }
        return new TextDifference(blocks, numbers, model.length() <= LONGEST && copy.length() <= LONGEST);
    }

    private static Block words(
            String model, String copy, @Nullable String language, List<ChangedNumber> changedNumbers) {
        List<Piece> before = Piece.words(model, language);
        List<Piece> after = Piece.words(copy, language);
        Block replaced = new Block(false, run(before, true), run(after, true));
        if (before.isEmpty() || after.isEmpty() || Math.max(before.size(), after.size()) > MOST_WORDS) {
            return replaced;
        }
        List<Run> left = new ArrayList<>();
        List<Run> right = new ArrayList<>();
        List<ChangedNumber> numbers = new ArrayList<>();
        int kept = 0;
        for (Span span : Span.all(before, after)) {
            add(left, span.model(), !span.same());
            add(right, span.copy(), !span.same());
            if (span.same()) {
                kept += span.model().size();
            } else {
                addNumbers(numbers, span.model(), span.copy());
            }
        }
        if (kept < LEAST_IN_COMMON * Math.max(before.size(), after.size())) {
            return replaced;
        }
        changedNumbers.addAll(numbers);
        return new Block(false, left, right);
    }

    /** Words in a row, with the numbers among those that changed as runs of their own. */
    private static void add(List<Run> runs, List<Piece> pieces, boolean changed) {
        int from = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (changed && pieces.get(i).isNumber()) {
                runs.addAll(run(pieces.subList(from, i), true));
                runs.add(new Run(pieces.get(i).text(), true, true));
                from = i + 1;
            }
        }
        runs.addAll(run(pieces.subList(from, pieces.size()), changed));
    }

    private static void addNumbers(List<ChangedNumber> numbers, List<Piece> source, List<Piece> target) {
        List<Piece> before = source.stream().filter(Piece::isNumber).toList();
        List<Piece> after = target.stream().filter(Piece::isNumber).toList();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!before.get(i).number().equals(after.get(i).number())) {
                numbers.add(new ChangedNumber(before.get(i).word(), after.get(i).word()));
            }
        }
    }

    private static List<Run> run(List<Piece> pieces, boolean changed) {
        return pieces.isEmpty() ? List.of() : List.of(new Run(joined(pieces), changed, false));
    }

    private static String joined(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    private static String beginning(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
