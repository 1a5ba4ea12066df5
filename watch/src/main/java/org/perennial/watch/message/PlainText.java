package org.perennial.watch.message;

import java.util.function.UnaryOperator;

/** A letter as plain text. */
public final class PlainText {
    private static final String ISOLATE = "\u2068";
    private static final String END_OF_ISOLATE = "\u2069";

    private PlainText() {}

    /** The whole letter; titles keep their direction to themselves. */
    public static String of(Letter letter) {
        return of(letter, title -> ISOLATE + title + END_OF_ISOLATE);
    }

    /** The whole letter, with titles written as given. */
    static String of(Letter letter, UnaryOperator<String> titles) {
        StringBuilder text = new StringBuilder();
        if (letter.intro() != null) {
            text.append(letter.intro()).append("\n\n");
        }
        for (Letter.Card card : letter.cards()) {
            if (card.title() != null) {
                text.append(titles.apply(card.title())).append('\n');
            }
            if (card.place() != null) {
                text.append(card.place()).append('\n');
            }
            card.news().forEach(news -> text.append("- ").append(news).append('\n'));
            if (card.totals() != null) {
                text.append(card.totals()).append('\n');
            }
            if (card.url() != null) {
                text.append(card.url()).append('\n');
            }
            text.append('\n');
        }
        if (letter.more() != null) {
            text.append(letter.more()).append("\n\n");
        }
        return text.append("-- \n").append(letter.foot()).append('\n').toString();
    }
}
