package org.perennial.app.poison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestDatabase;

/** All broken records through the real topology and sink, in one start. */
class PoisonRunIT {
    @TempDir
    Path folder;

    @Test
    void everyPieceBecomesWhatItMustAndEveryGoodArticleIsStored() throws Exception {
        TestBroker broker = TestBroker.shared().freshTopics();
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        List<String> said = new ArrayList<>();

        PoisonReport report;
        try (Database database =
                Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 4))) {
            report = PoisonRun.run(
                    20_261_126,
                    60,
                    broker.clientSettings(),
                    database.dataSource(),
                    folder,
                    Clock.systemUTC(),
                    said::add);
        }

        assertThat(report.poison()).as("%s", said).isNotEmpty().allMatch(Verified::isAsExpected);
        assertThat(report.missing()).isZero();
    }
}
