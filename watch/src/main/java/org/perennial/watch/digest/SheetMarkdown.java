package org.perennial.watch.digest;

import java.util.List;
import org.perennial.watch.digest.Sheet.Run;

/** A sheet as Markdown (CommonMark, with tables as GitHub has them); what others wrote is text in it and never markup. */
public final class SheetMarkdown {
    private static final String MARKUP = "\\`*_[]<>#|~&!@";

    private SheetMarkdown() {}

    /** The whole text, ending with a line break. */
    public static String of(Sheet sheet) {
        StringBuilder text =
                new StringBuilder("# ").append(escape(sheet.title())).append("\n\n");
        for (Sheet.Block block : sheet.blocks()) {
            if (block instanceof Sheet.Heading heading) {
                text.append("#".repeat(heading.level()))
                        .append(' ')
                        .append(runs(heading.runs(), ""))
                        .append("\n\n");
            } else if (block instanceof Sheet.Paragraph paragraph) {
                text.append(runs(paragraph.runs(), "")).append("\n\n");
            } else if (block instanceof Sheet.Items items) {
                items.items()
                        .forEach(item ->
                                text.append("- ").append(runs(item, "  ")).append('\n'));
                text.append('\n');
            } else if (block instanceof Sheet.Bars bars) {
                text.append("| ").append(escape(bars.caption())).append(" | |\n|---|---|\n");
                bars.bars()
                        .forEach(bar -> text.append("| ")
                                .append(run(bar.label(), ""))
                                .append(" | ")
                                .append(run(bar.amount(), ""))
                                .append(" |\n"));
                text.append('\n');
            }
        }
        return text.append("---\n").append(escape(sheet.foot())).append('\n').toString();
    }

    private static String runs(List<Run> runs, String indent) {
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run(run, indent)));
        return text.toString();
    }

    private static String run(Run run, String indent) {
        String text = escape(run.text()).replace("\n", "  \n" + indent);
        if (run.strong()) {
            text = "**" + text + "**";
        }
        String link = run.link();
        return link == null
                ? text
                : "[" + text + "](<" + link.replace("<", "%3C").replace(">", "%3E") + ">)";
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (letter < 128 && MARKUP.indexOf(letter) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(letter);
        });
        // Addresses that are written out are no links.
        return escaped.toString().replace("://", "\\://").replace("www.", "www\\.");
    }
}
