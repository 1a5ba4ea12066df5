package org.perennial.watch.digest;

import java.util.ArrayList;
import java.util.List;
import org.perennial.watch.digest.Sheet.Run;

/** A sheet as plain text; links are numbered and stand at the end, foreign words keep their direction to themselves. */
public final class SheetText {
    private static final String ISOLATE = "\u2068";
    private static final String END_OF_ISOLATE = "\u2069";
    private static final int BAR_WIDTH = 20;
    private static final int HUNDRED = 100;

    private final StringBuilder text = new StringBuilder();
    private final List<String> links = new ArrayList<>();

    private SheetText() {}

    /** The whole text, ending with a line break. */
    public static String of(Sheet sheet) {
        SheetText writer = new SheetText();
        writer.write(sheet);
        return writer.text.toString();
    }

    private void write(Sheet sheet) {
        text.append(sheet.title()).append("\n\n");
        for (Sheet.Block block : sheet.blocks()) {
            if (block instanceof Sheet.Heading heading) {
                text.append('\n').append(heading.level() == 2 ? "== " : "-- ");
                heading.runs().forEach(this::run);
                text.append(heading.level() == 2 ? " ==\n" : "\n");
            } else if (block instanceof Sheet.Paragraph paragraph) {
                paragraph.runs().forEach(this::run);
                text.append("\n\n");
            } else if (block instanceof Sheet.Items items) {
                for (List<Run> item : items.items()) {
                    text.append("* ");
                    item.forEach(this::run);
                    text.append('\n');
                }
                text.append('\n');
            } else if (block instanceof Sheet.Bars bars) {
                bars(bars);
            }
        }
        for (int i = 0; i < links.size(); i++) {
            text.append('[').append(i + 1).append("] ").append(links.get(i)).append('\n');
        }
        text.append("\n-- \n").append(sheet.foot()).append('\n');
    }

    private void bars(Sheet.Bars bars) {
        text.append(bars.caption()).append('\n');
        for (Sheet.Bar bar : bars.bars()) {
            text.append("  ");
            run(bar.label());
            text.append("  ")
                    .append("#".repeat(Math.round(BAR_WIDTH * bar.percent() / (float) HUNDRED)))
                    .append("  ");
            run(bar.amount());
            text.append('\n');
        }
        text.append('\n');
    }

    private void run(Run run) {
        String words = run.text().replace("\n", "\n  ");
        text.append(run.foreign() ? ISOLATE + words + END_OF_ISOLATE : words);
        String link = run.link();
        if (link != null) {
            int place = links.indexOf(link);
            if (place < 0) {
                links.add(link);
                place = links.size() - 1;
            }
            text.append(" [").append(place + 1).append(']');
        }
    }
}
