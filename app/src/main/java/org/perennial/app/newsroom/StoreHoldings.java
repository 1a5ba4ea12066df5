package org.perennial.app.newsroom;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What the product's database and dead-letter topic hold of a newsroom. Reads anew at each question. */
public final class StoreHoldings implements Holdings {
    private static final String ARTICLE = "SELECT id, language, relation, cluster,"
            + " (SELECT count(*) FROM article_version WHERE article_version.article = article.id) AS versions"
            + " FROM article WHERE ";
    private static final String BY_ADDRESS = ARTICLE + "url = ? OR canonical_url = ?";
    private static final String BY_GUID = ARTICLE + "feed = ? AND document->>'guid' = ?";
    private static final String MENTIONS =
            "SELECT event, n, event_start, event_end, kind, confidence FROM anniversary_mention"
                    + " WHERE article = ? ORDER BY position";
    private static final String UNDER =
            "SELECT count(*) FROM article WHERE starts_with(url, ?) OR (url IS NULL AND starts_with(feed, ?))";

    private final DataSource database;
    private final Supplier<List<StoredDeadLetter>> deadLetters;

    /** @param deadLetters reads the dead-letter topic */
    public StoreHoldings(DataSource database, Supplier<List<StoredDeadLetter>> deadLetters) {
        this.database = database;
        this.deadLetters = deadLetters;
    }

    @Override
    public Optional<StoredArticle> article(ArticlePlace place) {
        String url = place.url();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(url == null ? BY_GUID : BY_ADDRESS)) {
            query.setString(1, url == null ? place.feed() : url);
            query.setString(2, url == null ? place.guid() : url);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new StoredArticle(
                        text(row, "language"),
                        text(row, "relation"),
                        text(row, "cluster"),
                        row.getInt("versions"),
                        mentions(connection, row.getString("id"))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public List<StoredDeadLetter> deadLetters() {
        return deadLetters.get();
    }

    @Override
    public int articlesUnder(String base) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(UNDER)) {
            query.setString(1, base);
            query.setString(2, base);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    private static List<StoredMention> mentions(Connection connection, String article) throws SQLException {
        List<StoredMention> mentions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(MENTIONS)) {
            query.setString(1, article);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int n = row.getInt("n");
                    boolean unknown = row.wasNull();
                    mentions.add(new StoredMention(
                            Optional.ofNullable(row.getString("event")),
                            unknown ? OptionalInt.empty() : OptionalInt.of(n),
                            Optional.ofNullable(row.getDate("event_start")).map(Date::toLocalDate),
                            Optional.ofNullable(row.getDate("event_end")).map(Date::toLocalDate),
                            row.getString("kind"),
                            row.getDouble("confidence")));
                }
            }
        }
        return mentions;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }
}
