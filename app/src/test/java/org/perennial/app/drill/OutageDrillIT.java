package org.perennial.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two short outages on processes, broker and database of the drill's own; all of them: {@code perennial drill outages}. */
class OutageDrillIT {
    @TempDir
    Path folder;

    @Test
    void whatFailsForAWhileLosesNothingAndIsTold() throws Exception {
        List<String> said = new ArrayList<>();
        DrillPlan plan = new DrillPlan(
                20_261_126,
                0,
                List.of(Victim.ALL),
                Duration.ZERO,
                new DrillPlan.Load(10, 4),
                Duration.ofMinutes(3),
                folder.resolve("drill"));

        List<OutageReport> reports = OutageDrill.run(
                plan,
                List.of(Outage.DATABASE_AWAY, Outage.NEWSROOM_CUT),
                Duration.ofSeconds(5),
                Clock.systemUTC(),
                said::add);

        assertThat(reports).as("%s", said).hasSize(2).allSatisfy(report -> {
            assertThat(report.findings()).isEmpty();
            assertThat(report.recovered()).isNotNull();
        });
        assertThat(reports.get(0).words()).as("%s", said).isNotNull();
    }
}
