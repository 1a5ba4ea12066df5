package org.perennial.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.perennial.contract.RawArticle;

/**
 * Copies of sample articles, as sites make them, and one repetition a year later that is no copy. One article for each
 * language, because the samples of one language share their sentences.
 */
final class CopiesByRule {
    private static final Duration YEAR = Duration.ofDays(366);
    private static final int LEAD = 240;
    private static final String BAR = "Share Facebook Twitter WhatsApp Telegram Email Print Copy link\n\n";
    private static final String FOOTER = "\n\nSubscribe to our newsletter and never miss the most important news of the"
            + " day. All rights reserved; no part of this page may be reproduced without written permission.";

    private CopiesByRule() {}

    static List<DuplicateRow> of(List<RawArticle> articles) {
        List<DuplicateRow> rows = new ArrayList<>();
        Set<String> languages = new HashSet<>();
        for (RawArticle article : articles) {
            if (languages.add(String.valueOf(article.languageHint()))) {
                addCopies(article, rows);
            }
        }
        return rows;
    }

    private static void addCopies(RawArticle article, List<DuplicateRow> rows) {
        String text = article.text();
        int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        add(article, "as it is", text, Duration.ZERO, rows);
        add(article, "half", text.substring(0, half), Duration.ofHours(1), rows);
        add(article, "lead", text.substring(0, Math.min(LEAD, text.length())), Duration.ofHours(2), rows);
        add(article, "dateline", "LONDON (Agency) - " + text, Duration.ofHours(3), rows);
        add(article, "boilerplate", BAR + text + FOOTER, Duration.ofHours(4), rows);
        add(article, "capitals", text.toUpperCase(Locale.ROOT), Duration.ofHours(5), rows);
        add(article, "half in boilerplate", BAR + text.substring(0, half) + FOOTER, Duration.ofHours(6), rows);
        add(article, "a year later", text, YEAR, rows);
    }

    private static void add(RawArticle article, String rule, String text, Duration later, List<DuplicateRow> rows) {
        rows.add(new DuplicateRow(
                article.id() + " " + rule,
                later.equals(YEAR) ? article.id() + " again" : article.id(),
                SampleArticles.FETCHED.plus(later),
                article.title(),
                text));
    }
}
