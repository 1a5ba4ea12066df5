package org.perennial.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses from an element's lines those that are the article's text, by what stands before and behind them. */
final class BlockFilter {
    private static final int LONG = 80;
    private static final int OFTEN = 3;
    private static final int LONGEST_NOTICE = 120;
    private static final int SHORT_REPEAT = 40;
    private static final int LONGEST_RIGHTS = 160;
    private static final int MOST_TRAILING = 8;

    /** Whose picture it is, at a caption's end. */
    private static final Pattern RIGHTS =
            Pattern.compile("(?:©|\\(c\\))\\s*[\\p{L}\\p{Nd}][^.!?。]{0,60}$", Pattern.CASE_INSENSITIVE);

    private final List<Block> blocks;
    private final boolean[] kept;
    private final @Nullable String title;

    /** @param title left out where it is repeated; absent if unknown */
    BlockFilter(List<Block> blocks, @Nullable String title) {
        this.blocks = blocks;
        this.kept = new boolean[blocks.size()];
        this.title = title == null ? null : Letters.folded(title);
    }

    List<String> lines() {
        for (int i = 0; i < kept.length; i++) {
            Block block = blocks.get(i);
            kept[i] = block.isText() && !repeatsTitle(block.line()) && !isRights(block);
        }
        dropRepeats();
        dropLabelsOfWhatIsLeftOut();
        dropHeadingsOfNothing();
        trimEnd();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                lines.add(blocks.get(i).line());
            }
        }
        return lines;
    }

    private boolean repeatsTitle(String line) {
        if (title == null || title.isEmpty() || line.length() > 4 * title.length() + 40) {
            return false;
        }
        String folded = Letters.folded(line);
        return folded.equals(title) || folded.length() > 15 && title.startsWith(folded);
    }

    private static boolean isRights(Block block) {
        return block.letters() <= LONGEST_RIGHTS
                && !Letters.endsAsSentence(block.line())
                && RIGHTS.matcher(block.line()).find();
    }

    /** A label that comes again is the page's, and so is a sentence that comes again and again; a long line counts once. */
    private void dropRepeats() {
        Map<String, Integer> counts = new HashMap<>();
        blocks.forEach(block -> counts.merge(block.line(), 1, Integer::sum));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < kept.length; i++) {
            Block block = blocks.get(i);
            int count = counts.getOrDefault(block.line(), 1);
            boolean loose = block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.LOOSE;
            boolean ofThePage = loose
                    && (count > 1 && block.letters() < SHORT_REPEAT && block.isLabel() && isShortName(block)
                            || count >= OFTEN
                                    && block.letters() < LONGEST_NOTICE
                                    && Letters.endsAsSentence(block.line()));
            kept[i] &= !ofThePage && (block.letters() <= LONG || seen.add(block.line()));
        }
    }

    private static boolean isShortName(Block block) {
        return block.line().split("\\s+").length < OFTEN;
    }

    /** What announces lines that were left out goes with them. */
    private void dropLabelsOfWhatIsLeftOut() {
        for (int i = 0; i + 1 < kept.length; i++) {
            Block block = blocks.get(i);
            boolean loose = block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.LOOSE;
            Block next = blocks.get(i + 1);
            if (kept[i] && loose && block.isLabel() && !kept[i + 1] && next.density() >= 0.5) {
                kept[i] = false;
            }
        }
    }

    private void dropHeadingsOfNothing() {
        for (int i = kept.length - 1; i >= 0; i--) {
            if (!kept[i] || !blocks.get(i).isHeading()) {
                continue;
            }
            int next = i + 1;
            boolean leftOut = false;
            while (next < kept.length && !kept[next] && !blocks.get(next).isHeading()) {
                leftOut |= blocks.get(next).density() >= 0.5;
                next++;
            }
            boolean another = next < kept.length
                    && blocks.get(next).isHeading()
                    && blocks.get(next).level() <= blocks.get(i).level();
            kept[i] = next < kept.length && !(another && leftOut);
        }
    }

    /** Headings and labels at the end have nothing below them. */
    private void trimEnd() {
        int trimmed = 0;
        for (int i = kept.length - 1; i >= 0 && trimmed < MOST_TRAILING; i--) {
            if (!kept[i]) {
                continue;
            }
            Block block = blocks.get(i);
            if (!block.isHeading() && !block.isQuestionToReaders() && !(block.isLabel() && !isOfList(i))) {
                return;
            }
            kept[i] = false;
            trimmed++;
        }
    }

    private boolean isOfList(int at) {
        int before = at - 1;
        while (before >= 0 && !kept[before]) {
            before--;
        }
        Block.Kind kind = blocks.get(at).kind();
        boolean listed = kind == Block.Kind.ITEM || kind == Block.Kind.ROW;
        return listed && before >= 0 && blocks.get(before).kind() == kind;
    }
}
