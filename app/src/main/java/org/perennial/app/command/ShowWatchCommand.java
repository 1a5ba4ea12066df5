package org.perennial.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.definition.DefinitionReader;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial watch show}: one watch as it is in force, and what it told last. */
@Command(
        name = "show",
        description = "Shows a watch as YAML with all its values, where it stands, and what it told last.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial watch show embassy-desk")
final class ShowWatchCommand implements Callable<Integer> {
    private static final int LATEST = 10;

    @Parameters(paramLabel = "NAME", description = "The watch.")
    private String name = "";

    @Option(
            names = "--json",
            description = "One JSON object: the watch, its place, how its messages fare, what it told last.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Configuration configuration = options.load();
        Optional<Database> found = StoreAccess.find(configuration);
        if (found.isEmpty()) {
            print(WatchAccess.find(WatchAccess.ofFiles(configuration), name), Tellings.Fare.NONE, List.of());
            return Exit.OK;
        }
        try (Database database = found.get()) {
            Tellings tellings = new Tellings(database.dataSource());
            Watches.Entry entry = WatchAccess.find(
                    WatchParts.watches(configuration, database.dataSource(), Clock.systemUTC())
                            .all(),
                    name);
            print(entry, tellings.fares().getOrDefault(name, Tellings.Fare.NONE), tellings.latest(name, LATEST));
        }
        return Exit.OK;
    }

    private void print(Watches.Entry entry, Tellings.Fare fare, List<Tellings.Told> latest) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode all = ListWatchesCommand.asJson(entry, fare);
            all.set(
                    "latest",
                    Json.mapper()
                            .valueToTree(
                                    latest.stream().map(Tellings.Told::notice).toList()));
            out.println(Json.write(all));
            return;
        }
        out.println("# " + (entry.place() == null ? "made through the API" : entry.place()));
        out.print(DefinitionReader.yaml(entry.watch()));
        out.println("# " + fare.notices() + " told, " + fare.pending() + " pending, " + fare.sent() + " sent, "
                + fare.dead() + " dead");
        for (Tellings.Told told : latest) {
            out.println("# "
                    + WatchAccess.time(told.notice().at(), entry.watch().zone()) + "  "
                    + WatchAccess.line(Composer.compose(new Message(
                                    entry.watch(),
                                    List.of(told.notice()),
                                    false,
                                    told.notice().at()))
                            .cards()
                            .get(0)));
        }
    }
}
