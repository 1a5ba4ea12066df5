package org.perennial.watch.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.digest.Sheet.Run;
import org.perennial.watch.message.MailPage;

/**
 * A sheet as HTML: every text escaped, foreign words with their language and direction, bars as cells with a colour, no picture.
 *
 * <p>For mail it is a table of 600 pixels with inline styles; for the pages, whose policy allows no inline style, the same with
 * classes. It is well-formed XML too.
 */
public final class SheetHtml {
    private static final String BAR = "#3b6ea5";
    private static final int WIDTH = 600;

    private final boolean mail;
    private final StringBuilder html = new StringBuilder();

    private SheetHtml(boolean mail) {
        this.mail = mail;
    }

    /**
     * A whole mail.
     *
     * @param unsubscribe an address and the words of its link; absent for none
     */
    public static String mail(Sheet sheet, MailPage.@Nullable Link unsubscribe) {
        SheetHtml writer = new SheetHtml(true);
        writer.html
                .append("<!DOCTYPE html>\n<html lang=\"")
                .append(escape(sheet.locale()))
                .append("\" dir=\"")
                .append(direction(sheet))
                .append("\"><head><meta charset=\"utf-8\"/><meta name=\"color-scheme\" content=\"light dark\"/>")
                .append("<meta name=\"supported-color-schemes\" content=\"light dark\"/><title>")
                .append(escape(sheet.subject()))
                .append("</title></head>\n<body style=\"margin:0;padding:16px;font-family:sans-serif;font-size:15px;")
                .append("line-height:1.45\">\n<table role=\"presentation\" align=\"center\" width=\"")
                .append(WIDTH)
                .append("\" style=\"max-width:600px;width:100%;border-collapse:collapse\"><tr><td>\n");
        writer.body(sheet);
        writer.html
                .append("<p style=\"font-size:12px;border-top:1px solid #999;padding-top:8px\">")
                .append(escape(sheet.foot()));
        if (unsubscribe != null) {
            writer.html
                    .append("<br/><a href=\"")
                    .append(escape(unsubscribe.address()))
                    .append("\">")
                    .append(escape(unsubscribe.words()))
                    .append("</a>");
        }
        return writer.html.append("</p>\n</td></tr></table>\n</body></html>\n").toString();
    }

    /** A part of a page, in an element that says its language and direction. */
    public static String part(Sheet sheet) {
        SheetHtml writer = new SheetHtml(false);
        writer.html
                .append("<div class=\"digest\" lang=\"")
                .append(escape(sheet.locale()))
                .append("\" dir=\"")
                .append(direction(sheet))
                .append("\">\n");
        writer.body(sheet);
        return writer.html
                .append("<p class=\"note\">")
                .append(escape(sheet.foot()))
                .append("</p>\n</div>\n")
                .toString();
    }

    private void body(Sheet sheet) {
        element("h1", "margin:0 0 8px;font-size:22px", List.of(Run.of(sheet.title())));
        for (Sheet.Block block : sheet.blocks()) {
            if (block instanceof Sheet.Heading heading) {
                boolean section = heading.level() == 2;
                element(
                        section ? "h2" : "h3",
                        section
                                ? "margin:24px 0 8px;font-size:19px;border-bottom:1px solid #999"
                                : "margin:16px 0 4px;font-size:16px",
                        heading.runs());
            } else if (block instanceof Sheet.Paragraph paragraph) {
                element("p", "margin:0 0 8px", paragraph.runs());
            } else if (block instanceof Sheet.Items items) {
                html.append("<ul")
                        .append(style("margin:0 0 8px;padding-inline-start:20px"))
                        .append(">\n");
                items.items().forEach(item -> element("li", "margin:0 0 8px", item));
                html.append("</ul>\n");
            } else if (block instanceof Sheet.Bars bars) {
                bars(bars);
            }
        }
    }

    private void element(String name, String style, List<Run> runs) {
        html.append('<').append(name).append(style(style)).append('>');
        runs.forEach(this::run);
        html.append("</").append(name).append(">\n");
    }

    private String style(String style) {
        return mail ? " style=\"" + style + "\"" : "";
    }

    /** Each amount a row: its name, a bar of coloured cells, and the amount itself. */
    private void bars(Sheet.Bars bars) {
        html.append("<table")
                .append(mail ? " width=\"100%\" cellpadding=\"2\" cellspacing=\"0\"" : " class=\"bars\"")
                .append("><caption")
                .append(style("text-align:start;font-weight:bold;padding:8px 0 4px"))
                .append('>')
                .append(escape(bars.caption()))
                .append("</caption>\n");
        for (Sheet.Bar bar : bars.bars()) {
            html.append("<tr><th scope=\"row\" width=\"30%\"")
                    .append(style("text-align:start;font-weight:normal;font-size:13px"))
                    .append('>');
            run(bar.label());
            html.append("</th><td width=\"45%\">");
            html.append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr>");
            if (bar.percent() > 0) {
                html.append("<td width=\"")
                        .append(bar.percent())
                        .append("%\" height=\"12\"" + (mail ? " bgcolor=\"" + BAR + "\"" : " class=\"bar\""))
                        .append(style("background:" + BAR + ";font-size:1px"))
                        .append("></td>");
            }
            if (bar.percent() < 100) {
                html.append("<td width=\"").append(100 - bar.percent()).append("%\"></td>");
            }
            html.append("</tr></table></td><td width=\"25%\"")
                    .append(style("font-size:13px"))
                    .append('>');
            run(bar.amount());
            html.append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private void run(Run run) {
        String text = escape(run.text()).replace("\n", "<br/>");
        if (run.foreign()) {
            text = "<bdi"
                    + (run.language() == null ? "" : " lang=\"" + escape(run.language()) + "\"")
                    + " dir=\"" + Directions.of(run.language()) + "\">" + text + "</bdi>";
        }
        if (run.strong()) {
            text = "<b>" + text + "</b>";
        }
        String link = run.link();
        html.append(
                link == null ? text : "<a href=\"" + escape(link) + "\" rel=\"noopener noreferrer\">" + text + "</a>");
    }

    private static String direction(Sheet sheet) {
        return sheet.rightToLeft() ? "rtl" : "ltr";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
