package org.perennial.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short drill on processes, broker and database of its own. */
class DrillIT {
    private static final DrillPlan.Load LOAD = new DrillPlan.Load(10, 4, Duration.ofMinutes(3));

    @TempDir
    Path folder;

    @Test
    void whatIsKilledAmidItsWorkLosesNothing() throws Exception {
        List<String> said = new ArrayList<>();
        DrillPlan plan = new DrillPlan(
                20_261_126,
                3,
                List.of(Victim.PROCESSING, Victim.WATCH, Victim.ALL),
                Duration.ofSeconds(2),
                LOAD,
                Duration.ofMinutes(3),
                folder.resolve("drill"));

        DrillReport report = Drill.run(plan, Clock.systemUTC(), said::add);

        assertThat(report.findings()).as("%s", said).isEmpty();
        assertThat(report.evidence().stored()).hasSizeGreaterThan(50);
        assertThat(report.evidence().received()).isNotEmpty();
    }
}
