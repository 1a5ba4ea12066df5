package org.perennial.watch.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.perennial.watch.alert.Alerts;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Watch;

/** Makes the regular looks of all watches when their times have come, and puts what is found into the outbox. */
public final class Looks {
    /** So long after a set time it is looked: what was published by then has been stored by then. */
    private static final Duration SETTLED = Duration.ofMinutes(5);
    /** What should have been looked at while nothing ran is not told any more. */
    private static final Duration OLDEST = Duration.ofHours(26);

    private final Jdbi database;
    private final RegularLooks looks;
    private final Clock clock;

    /** @param looks what is looked for */
    public Looks(DataSource database, RegularLooks looks, Clock clock) {
        this.database = Sql.open(database);
        this.looks = looks;
        this.clock = clock;
    }

    /** Looks for what the set times up to now have brought. */
    void look(Collection<Watch> watches, Map<String, ChannelDefinition> channels) {
        Instant to = clock.instant().minus(SETTLED);
        watches.stream()
                .filter(watch -> !watch.paused() && RegularLooks.concern(watch))
                .sorted(Comparator.comparing(Watch::name))
                .forEach(watch -> look(watch, channels, to));
    }

    private void look(Watch watch, Map<String, ChannelDefinition> channels, Instant to) {
        Optional<Instant> looked = database.withHandle(handle -> looked(handle, watch));
        if (looked.isEmpty() || !looked.get().isBefore(to)) {
            return;
        }
        Instant oldest = to.minus(OLDEST);
        Instant from = looked.get().isBefore(oldest) ? oldest : looked.get();
        List<RegularLooks.Finding> findings = looks.between(watch, from, to); // may take long: no lock is held
        database.useTransaction(handle -> {
            handle.createQuery(Sql.file("lock-cursor")).mapTo(Long.class).findOne();
            if (!looked(handle, watch).equals(looked)) {
                return; // another process has looked meanwhile
            }
            LedgerMemory memory = new LedgerMemory(handle);
            Alerts alerts = new Alerts(memory);
            for (RegularLooks.Finding finding : findings) {
                alerts.tellOnce(watch, finding.subject(), finding.at(), finding.part())
                        .ifPresent(placed -> Outbox.put(handle, watch, channels, clock.instant(), placed));
            }
            memory.write(clock.instant());
            handle.createUpdate("UPDATE watch_state SET looked = :to WHERE watch = :watch")
                    .bind("to", Sql.time(to))
                    .bind("watch", watch.name())
                    .execute();
        });
    }

    private static Optional<Instant> looked(Handle handle, Watch watch) {
        return handle.createQuery("SELECT looked FROM watch_state WHERE watch = :watch")
                .bind("watch", watch.name())
                .map((row, context) -> Sql.instant(row, "looked"))
                .findOne();
    }
}
