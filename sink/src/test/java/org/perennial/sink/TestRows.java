package org.perennial.sink;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.perennial.testkit.TestDatabase;

/** What stands in a test's database. */
record TestRows(Jdbi jdbi) {

    static TestRows of(TestDatabase.Fresh fresh) {
        return new TestRows(Jdbi.create(fresh.dataSource()));
    }

    void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    List<Map<String, Object>> rows(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapToMap().list());
    }

    long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    String text(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    /** One value that differs when any column of any row of the product's tables differs. */
    String fingerprint() {
        return text("SELECT md5(string_agg(line, E'\\n' ORDER BY line)) FROM ("
                + " SELECT 'article ' || a::text AS line FROM article a"
                + " UNION ALL SELECT 'version ' || v::text FROM article_version v"
                + " UNION ALL SELECT 'mention ' || m::text FROM anniversary_mention m"
                + " UNION ALL SELECT 'story ' || s::text FROM story s"
                + " UNION ALL SELECT 'place ' || p::text FROM article_place p) AS lines");
    }
}
