package org.perennial.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Why;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;

/**
 * An article that a query found.
 *
 * @param why the sentence with the words that were found, marked; absent if it was found by its values alone
 * @param fields the values that were asked for, such as {@code lang:az}
 */
public record Match(ArticleCard card, @Nullable Passage why, List<String> fields) {
    public Match {
        fields = List.copyOf(fields);
    }

    /** The match of an article. */
    public static Match of(ArticleCard card, EnrichedArticle article, Why why) {
        List<Evidence> words =
                why.words().stream().map(span -> evidence(article, span)).toList();
        String language = article.language() == null ? null : article.language().tag();
        Passage text = Passage.sentence(article.text(), Evidence.Field.TEXT, words, language);
        String title = article.title();
        return new Match(
                card,
                text != null || title == null ? text : Passage.sentence(title, Evidence.Field.TITLE, words, language),
                why.fields());
    }

    private static Evidence evidence(EnrichedArticle article, Why.Span span) {
        boolean inTitle = span.place() == Why.Place.TITLE;
        String text = inTitle ? String.valueOf(article.title()) : article.text();
        int start = text.offsetByCodePoints(0, span.start());
        int end = text.offsetByCodePoints(start, span.end() - span.start());
        return new Evidence(
                Evidence.Role.TRIGGER,
                inTitle ? Evidence.Field.TITLE : Evidence.Field.TEXT,
                span.start(),
                span.end(),
                text.substring(start, end));
    }
}
