package org.perennial.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.poison.Corpus;
import org.perennial.app.poison.PoisonReport;
import org.perennial.app.poison.PoisonRun;
import org.perennial.app.poison.Verified;
import org.perennial.app.servers.BrokerSettings;
import org.perennial.app.servers.DatabaseSettings;
import org.perennial.app.servers.EmbeddedBroker;
import org.perennial.app.servers.EmbeddedDatabase;
import org.perennial.contract.TopicAdministration;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial drill poison}: whether what is broken becomes what it must, and leaves what is good alone. */
@Command(
        name = "poison",
        description = {
            "Gives hundreds of broken records and documents to the program, among good articles, and tells whether each became"
                    + " what it must: taken, repaired, refused, or a dead letter with its reason.",
            "Broker and database are processes of their own, below a temporary folder: what runs here otherwise is not touched."
        },
        mixinStandardHelpOptions = true)
public final class DrillPoisonCommand implements Callable<Integer> {
    private static final double ENOUGH = 0.9;
    private static final int PERCENT = 100;

    @Option(
            names = "--good",
            defaultValue = "12000",
            paramLabel = "N",
            description = "How many good articles each of three rounds has (${DEFAULT-VALUE}).")
    private int good;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DrillGround ground;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        return ground.run(clock, (seed, folder, said) -> {
            said.accept("Giving documents to their readers");
            List<Verified> pieces = new ArrayList<>();
            Corpus.documents(seed).forEach(poison -> pieces.add(Verified.document(poison)));
            PoisonReport report = records(seed, folder, said);
            pieces.addAll(report.poison());
            return print(ground.out(), pieces, report);
        });
    }

    private PoisonReport records(long seed, Path folder, Consumer<String> said) throws Exception {
        try (DataDirectory data = DataDirectory.open(folder);
                EmbeddedBroker broker = EmbeddedBroker.start(data, BrokerSettings.defaults(), clock, line -> {});
                EmbeddedDatabase server = EmbeddedDatabase.start(data, DatabaseSettings.defaults(), clock, line -> {});
                Database database =
                        Database.open(new DatabaseConfig(server.jdbcUrl(), server.user(), server.password(), 4))) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(kafka)) {
                TopicAdministration.create(admin, (short) 1);
            }
            return PoisonRun.run(seed, good, kafka, database.dataSource(), data.directory("processing"), clock, said);
        }
    }

    private static boolean print(PrintWriter out, List<Verified> pieces, PoisonReport report) {
        Map<String, List<Verified>> byKind = pieces.stream()
                .collect(Collectors.groupingBy(
                        verified -> verified.poison().kind(), LinkedHashMap::new, Collectors.toList()));
        out.printf(Locale.ROOT, "%n%-58s %6s %6s  %s%n", "kind", "pieces", "right", "what must become of them");
        byKind.forEach((kind, ofKind) -> out.printf(
                Locale.ROOT,
                "%-58s %6d %6d  %s%n",
                kind,
                ofKind.size(),
                ofKind.stream().filter(Verified::isAsExpected).count(),
                String.join(
                        ", ",
                        ofKind.stream()
                                .map(piece -> piece.poison().expected().summary())
                                .collect(Collectors.toCollection(TreeSet::new)))));
        List<Verified> wrong =
                pieces.stream().filter(piece -> !piece.isAsExpected()).toList();
        out.printf(
                Locale.ROOT,
                "%n%d pieces of %d kinds, %d of them not as they must; good articles missing: %d; their rate among poison: %.0f %%"
                        + " of that alone%n",
                pieces.size(),
                byKind.size(),
                wrong.size(),
                report.missing(),
                PERCENT * report.share());
        wrong.forEach(out::println);
        return wrong.isEmpty() && report.missing() == 0 && report.share() >= ENOUGH;
    }
}
