package org.perennial.watch.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.difference.TextDifference;

/** What an article and its model say. */
record Texts(
        String id,
        @Nullable String language,
        @Nullable String title,
        String text,
        String modelId,
        @Nullable String modelTitle,
        String modelText) {

    static Texts of(ResultSet row, StatementContext context) throws SQLException {
        return new Texts(
                row.getString("id"),
                row.getString("language"),
                row.getString("title"),
                row.getString("text"),
                row.getString("model_id"),
                row.getString("model_title"),
                row.getString("model_text"));
    }

    TextDifference difference() {
        return TextDifference.of(modelText, text, language);
    }

    TextDifference titleDifference() {
        return TextDifference.of(orEmpty(modelTitle), orEmpty(title), language);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
