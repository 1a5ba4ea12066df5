package org.perennial.watch.message;

import org.jspecify.annotations.Nullable;

/** A letter as the HTML of a mail: a table of one column, inline styles, no picture, every text escaped. */
public final class MailPage {
    private MailPage() {}

    /**
     * The page.
     *
     * @param unsubscribe an address and the words of its link; absent for none
     */
    public static String of(Letter letter, @Nullable Link unsubscribe) {
        String direction = letter.rightToLeft() ? "rtl" : "ltr";
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(escape(letter.locale()))
                .append("\" dir=\"")
                .append(direction)
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><title>")
                .append(escape(letter.subject()))
                .append("</title></head><body style=\"margin:0;padding:16px;font-family:sans-serif\">")
                .append("<table role=\"presentation\" style=\"max-width:600px;width:100%;border-collapse:collapse\">");
        if (letter.intro() != null) {
            row(page, "<p>" + escape(letter.intro()) + "</p>");
        }
        letter.cards().forEach(card -> row(page, card(card)));
        if (letter.more() != null) {
            row(page, "<p>" + escape(letter.more()) + "</p>");
        }
        StringBuilder foot = new StringBuilder("<p style=\"font-size:12px\">").append(escape(letter.foot()));
        if (unsubscribe != null) {
            foot.append("<br><a href=\"")
                    .append(escape(unsubscribe.address()))
                    .append("\">")
                    .append(escape(unsubscribe.words()))
                    .append("</a>");
        }
        row(page, foot.append("</p>").toString());
        return page.append("</table></body></html>\n").toString();
    }

    /** An address and what is written on it. */
    public record Link(String address, String words) {}

    private static void row(StringBuilder page, String content) {
        page.append("<tr><td style=\"padding:8px 0;border-bottom:1px solid #999\">")
                .append(content)
                .append("</td></tr>\n");
    }

    private static String card(Letter.Card card) {
        StringBuilder html = new StringBuilder();
        if (card.title() != null) {
            String title = "<bdi dir=\"" + (card.rightToLeft() ? "rtl" : "ltr") + "\""
                    + (card.language() == null ? "" : " lang=\"" + escape(card.language()) + "\"") + ">"
                    + escape(card.title()) + "</bdi>";
            html.append("<p style=\"margin:0 0 4px;font-size:17px\"><b>")
                    .append(
                            card.url() == null
                                    ? title
                                    : "<a href=\"" + escape(card.url()) + "\" rel=\"noopener noreferrer\">" + title
                                            + "</a>")
                    .append("</b></p>");
        }
        if (card.place() != null) {
            html.append("<p style=\"margin:0 0 4px;font-size:13px\">")
                    .append(escape(card.place()))
                    .append("</p>");
        }
        html.append("<ul style=\"margin:0 0 4px\">");
        card.news().forEach(news -> html.append("<li>").append(escape(news)).append("</li>"));
        html.append("</ul>");
        if (card.totals() != null) {
            html.append("<p style=\"margin:0;font-size:13px\">")
                    .append(escape(card.totals()))
                    .append("</p>");
        }
        return html.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
