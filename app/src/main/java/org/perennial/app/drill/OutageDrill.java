package org.perennial.app.drill;

import static org.perennial.app.drill.Patience.seconds;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.perennial.app.pipeline.StageName;

/**
 * Lets one thing after the other fail for a while, listens who tells of it, gives it back, and waits until nothing is lost,
 * doubled or stuck. Nobody lends a hand: what is taken away comes back, and the program does the rest.
 */
public final class OutageDrill {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration FORGOTTEN = Duration.ofSeconds(8);
    private static final long CUT_DATABASE = 20_000;
    private static final long CUT_NEWSROOM = 3_000;

    private final DrillPlan plan;
    private final Duration hold;
    private final Clock clock;
    private final Consumer<String> said;
    private final DrillSite site;
    private final List<Connection> held = new ArrayList<>();

    private OutageDrill(DrillPlan plan, Duration hold, Clock clock, Consumer<String> said, DrillSite site) {
        this.plan = plan;
        this.hold = hold;
        this.clock = clock;
        this.said = said;
        this.site = site;
    }

    /**
     * Runs outages one after the other on one site.
     *
     * @param plan of which seed, load, patience and folder count
     * @param hold how long each outage lasts
     * @param said takes a line for people at each step
     */
    public static List<OutageReport> run(
            DrillPlan plan, List<Outage> outages, Duration hold, Clock clock, Consumer<String> said)
            throws IOException, InterruptedException, SQLException {
        boolean smallDisk = outages.contains(Outage.DISK_FULL);
        try (DrillSite site =
                smallDisk ? DrillSite.openOnSmallDisk(plan, clock, said) : DrillSite.open(plan, clock, said)) {
            site.startStages();
            OutageDrill drill = new OutageDrill(plan, hold, clock, said, site);
            List<OutageReport> reports = new ArrayList<>();
            for (Outage outage : outages) {
                reports.add(drill.suffer(outage));
            }
            return reports;
        }
    }

    private OutageReport suffer(Outage outage) throws IOException, InterruptedException, SQLException {
        if (outage == Outage.DISK_FULL && site.smallDisk().isEmpty()) {
            return OutageReport.skipped(outage, "a small file system can be mounted by root alone");
        }
        Teller teller = new Teller(site);
        said.accept(outage + ": begins");
        Instant began = clock.instant();
        begin(outage);
        Duration told = null;
        String words = null;
        while (clock.instant().isBefore(began.plus(hold))) {
            if (words == null) {
                Optional<String> heard = heard(teller, outage);
                if (heard.isPresent()) {
                    told = Duration.between(began, clock.instant());
                    words = heard.get();
                }
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        Instant ended = clock.instant();
        int received = site.newsroom().received().size();
        end(outage);
        Duration recovered = site.await(
                        plan.patience(),
                        () -> outage.isOfMessages()
                                ? site.newsroom().received().size() > received
                                : site.scene().hasStoredSince(ended))
                ? Duration.between(ended, clock.instant())
                : null;
        site.press().publishing(false);
        List<Finding> findings = site.settle(List.of()).findings();
        site.press().publishing(true);
        said.accept(outage + ": " + (told == null ? "not told" : "told after " + seconds(told) + " by " + words)
                + ", " + (recovered == null ? "not at work again" : "at work again after " + seconds(recovered)) + ", "
                + findings.size() + " findings");
        return new OutageReport(outage, null, told, words, recovered, findings);
    }

    private static Optional<String> heard(Teller teller, Outage outage) throws IOException {
        for (StageName stage : outage.tellers()) {
            Optional<String> told = teller.told(stage);
            if (told.isPresent()) {
                return told;
            }
        }
        return Optional.empty();
    }

    private void begin(Outage outage) throws IOException, InterruptedException, SQLException {
        switch (outage) {
            case BROKER_FROZEN -> signalBroker("STOP");
            case DATABASE_AWAY -> database(FaultProxy.Kind.REFUSE);
            case DATABASE_FROZEN -> database(FaultProxy.Kind.FREEZE);
            case DATABASE_SLOW -> database(FaultProxy.Kind.SLOW);
            case DATABASE_CUT -> site.wayToDatabase().set(new FaultProxy.Way(FaultProxy.Kind.CUT, CUT_DATABASE));
            case DATABASE_FULL -> holdAllConnections();
            case DATABASE_READ_ONLY -> makeReadOnly(true);
            case DISK_FULL -> site.smallDisk().orElseThrow().fill();
            case NEWSROOM_AWAY -> newsroom(FaultProxy.Kind.REFUSE);
            case NEWSROOM_SLOW -> newsroom(FaultProxy.Kind.SLOW);
            case NEWSROOM_CUT -> site.wayToNewsroom().set(new FaultProxy.Way(FaultProxy.Kind.CUT, CUT_NEWSROOM));
            case NEWSROOM_SHORT -> site.newsroom().lie(DrillNewsroom.Lie.SHORT);
            case NEWSROOM_PAGE -> site.newsroom().lie(DrillNewsroom.Lie.PAGE);
            case NEWSROOM_PICTURE -> site.newsroom().lie(DrillNewsroom.Lie.PICTURE);
            case NEWSROOM_BOMB -> site.newsroom().lie(DrillNewsroom.Lie.BOMB);
            case NEWSROOM_BUSY -> site.newsroom().lie(DrillNewsroom.Lie.BUSY);
            case NAMES_UNKNOWN -> {
                site.nameNewsroom(false);
                // A client that has lost a connection asks the address it knows once more before it looks the name up
                // again.
                newsroom(FaultProxy.Kind.REFUSE);
                LockSupport.parkNanos(FORGOTTEN.toNanos());
                newsroom(FaultProxy.Kind.PASS);
            }
            case WEBHOOK_HANGS -> site.newsroom().mood(DrillNewsroom.HookMood.HANGS);
            case WEBHOOK_FAILS -> site.newsroom().mood(DrillNewsroom.HookMood.FAILS);
            case PROCESSING_AWAY -> site.kill(List.of(StageName.PROCESSING));
            case SINK_AWAY -> site.kill(List.of(StageName.SINK));
        }
    }

    private void end(Outage outage) throws IOException, InterruptedException, SQLException {
        switch (outage) {
            case BROKER_FROZEN -> signalBroker("CONT");
            case DATABASE_FULL -> releaseConnections();
            case DATABASE_READ_ONLY -> makeReadOnly(false);
            case DISK_FULL -> site.smallDisk().orElseThrow().free();
            case NAMES_UNKNOWN -> site.nameNewsroom(true);
            case PROCESSING_AWAY -> site.startAgain(List.of(StageName.PROCESSING));
            case SINK_AWAY -> site.startAgain(List.of(StageName.SINK));
            default -> {
                database(FaultProxy.Kind.PASS);
                newsroom(FaultProxy.Kind.PASS);
                site.newsroom().lie(DrillNewsroom.Lie.NONE);
                site.newsroom().mood(DrillNewsroom.HookMood.TAKES);
            }
        }
    }

    private void database(FaultProxy.Kind kind) {
        site.wayToDatabase().set(FaultProxy.Way.of(kind));
    }

    private void newsroom(FaultProxy.Kind kind) {
        site.wayToNewsroom().set(FaultProxy.Way.of(kind));
    }

    private void signalBroker(String signal) throws InterruptedException {
        long broker = site.broker()
                .process()
                .orElseThrow(() -> new IllegalStateException("the broker does not run"))
                .pid();
        if (SmallDisk.run("kill", "-" + signal, String.valueOf(broker)) != 0) {
            throw new IllegalStateException("kill -" + signal + " " + broker + " failed");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                site.database().jdbcUrl(),
                site.database().user(),
                site.database().password());
    }

    /** Takes all that are free, and after the others have lost theirs, those too. */
    private void holdAllConnections() {
        for (int round = 0; round < 2; round++) {
            try {
                while (true) {
                    held.add(connect());
                }
            } catch (SQLException full) {
                if (round == 0) {
                    database(FaultProxy.Kind.REFUSE);
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            }
        }
        database(FaultProxy.Kind.PASS);
    }

    private void releaseConnections() throws SQLException {
        for (Connection connection : held) {
            connection.close();
        }
        held.clear();
    }

    private void makeReadOnly(boolean now) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute("SET transaction_read_only = off");
            statement.execute("ALTER ROLE CURRENT_USER SET default_transaction_read_only = " + now);
        }
        database(FaultProxy.Kind.REFUSE); // what is connected keeps its setting
        database(FaultProxy.Kind.PASS);
    }
}
