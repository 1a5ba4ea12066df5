package org.perennial.app.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.analysis.language.LanguageDetector;
import org.perennial.analysis.language.LanguageEngine;
import org.perennial.contract.RawArticle;

/**
 * What one writes first: Lingua on the text, copies by the hash of the text in one place, each article a transaction of its
 * own. It finds no near copies, no stories and no anniversaries. Used by one thread.
 */
public final class NaivePipeline {
    private final LanguageDetector detector = new DetectorChoice(LanguageEngine.LINGUA, Set.of()).load();
    private final Map<String, String> byHash = new HashMap<>();
    private final DataSource database;

    /** Loads Lingua, which takes seconds and more than a gigabyte. */
    public NaivePipeline(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "CREATE TABLE naive_article (id text PRIMARY KEY, language text, copy_of text, title text, body text)")) {
            statement.execute();
        }
    }

    /** Judges and stores one article. */
    public void take(RawArticle article) throws SQLException {
        String language = detector.detect(article.title(), article.text(), null).tag();
        @Nullable String original = byHash.putIfAbsent(hash(article.text()), article.id());
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO naive_article VALUES (?, ?, ?, ?, ?)" + " ON CONFLICT (id) DO NOTHING")) {
            statement.setString(1, article.id());
            statement.setString(2, language);
            statement.setString(3, original);
            statement.setString(4, article.title());
            statement.setString(5, article.text());
            statement.executeUpdate();
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
