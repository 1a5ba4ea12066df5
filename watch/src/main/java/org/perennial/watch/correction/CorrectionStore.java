package org.perennial.watch.correction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.perennial.contract.Json;

/** The corrections, in the order in which they were made. Safe for all threads. */
public final class CorrectionStore {
    private static final int FETCH_SIZE = 200;
    private static final String INSERT = "INSERT INTO correction"
            + " (article, version, about, judged, verdict, instead, note, release, at) VALUES"
            + " (:article, :version, :about, CAST(:judged AS json), :verdict, :instead, :note, :release, :at)";
    private static final String OF_ARTICLE = "SELECT * FROM correction WHERE article = :article ORDER BY id";
    private static final String ALL = "SELECT c.*, a.document FROM correction c"
            + " LEFT JOIN article_place place ON place.id = c.article"
            + " LEFT JOIN article a ON a.id = place.id AND a.month = place.month ORDER BY c.id";

    private final Jdbi database;

    /** @param database the store that the sink writes to */
    public CorrectionStore(DataSource database) {
        this.database = Jdbi.create(database);
    }

    /** Keeps one. */
    public void add(Correction correction) {
        database.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("article", correction.article())
                .bind("version", correction.version())
                .bind("about", correction.about().code())
                .bind("judged", correction.judged().toString())
                .bind("verdict", correction.verdict().code())
                .bind("instead", correction.instead())
                .bind("note", correction.note())
                .bind("release", correction.release())
                .bind("at", correction.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Those about an article. */
    public List<Correction> of(String article) {
        return database.withHandle(handle -> handle.createQuery(OF_ARTICLE)
                .bind("article", article)
                .map((row, context) -> correction(row))
                .list());
    }

    /** All, one after the other, each with its article as it is now under {@code document}; without one if it is gone. */
    public void each(Consumer<JsonNode> taker) {
        database.useTransaction(handle -> {
            try (Stream<ObjectNode> rows =
                    handle.createQuery(ALL).setFetchSize(FETCH_SIZE).map((row, context) -> labelled(row)).stream()) {
                rows.forEach(taker);
            }
        });
    }

    private static ObjectNode labelled(ResultSet row) throws SQLException {
        ObjectNode labelled = Json.mapper().valueToTree(correction(row));
        String document = row.getString("document");
        if (document != null) {
            labelled.set("document", Json.read(document, JsonNode.class));
        }
        return labelled;
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getString("article"),
                row.getInt("version"),
                Correction.About.of(row.getString("about")).orElseThrow(),
                Json.read(row.getString("judged"), JsonNode.class),
                Correction.Verdict.of(row.getString("verdict")).orElseThrow(),
                row.getString("instead"),
                row.getString("note"),
                row.getString("release"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
