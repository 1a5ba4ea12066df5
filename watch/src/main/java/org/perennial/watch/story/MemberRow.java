package org.perennial.watch.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.difference.TextDifference.ChangedNumber;
import org.perennial.contract.Duplicate;
import org.perennial.contract.Json;

/**
 * A member as it is stored, with what is stored of its cluster.
 *
 * @param canonical the id of the article to show for the cluster; absent if that is not stored
 */
record MemberRow(String cluster, @Nullable String canonical, Member member) {

    static MemberRow of(ResultSet row, StatementContext context) throws SQLException {
        int length = row.getInt("length");
        Integer modelLength = row.getObject("model_length", Integer.class);
        return new MemberRow(
                row.getString("cluster"),
                row.getString("canonical"),
                new Member(
                        row.getString("id"),
                        row.getString("source"),
                        row.getString("url"),
                        row.getString("title"),
                        row.getString("language"),
                        instant(row, "appeared"),
                        instant(row, "fetched"),
                        Json.mapper().convertValue(row.getString("relation"), Duplicate.Relation.class),
                        row.getString("duplicate_of"),
                        row.getString("model_source"),
                        row.getObject("duplicate_score", Double.class),
                        length,
                        modelLength == null || modelLength == 0 ? null : (double) length / modelLength,
                        row.getInt("version"),
                        List.of()));
    }

    /** What the rows of one cluster make. The stream may name a canonical that is not among them. */
    static StoryTrace.Cluster together(List<MemberRow> rows) {
        MemberRow first = rows.get(0);
        String canonical = rows.stream()
                .map(row -> row.member().id())
                .filter(id -> id.equals(first.canonical()))
                .findFirst()
                .orElse(first.member().id());
        return new StoryTrace.Cluster(
                first.cluster(), canonical, rows.stream().map(MemberRow::member).toList());
    }

    MemberRow withChangedNumbers(List<ChangedNumber> numbers) {
        return new MemberRow(cluster, canonical, member.withChangedNumbers(numbers));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
