package org.perennial.app.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Json;
import org.perennial.ingest.fetch.Poster;
import org.perennial.sink.Database;
import org.perennial.watch.channel.Channels;
import org.perennial.watch.channel.Outcome;
import org.perennial.watch.channel.Parcel;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.message.Composer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial watch send-test}: whether a channel works. */
@Command(
        name = "send-test",
        description = {
            "Sends a test message to a channel, or to all channels of a watch, and says how it ended.",
            "Exit code 1 if one did not take it."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  perennial watch send-test desk-mail", "  perennial watch send-test embassy-desk --json"})
final class SendTestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME|CHANNEL", description = "A watch, or a channel of channels.yaml.")
    private String name = "";

    @Option(
            names = "--json",
            description = "One JSON object a line: channel, address, whether it was taken, the problem.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How one sending ended. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String channel,
            @Nullable String address,
            boolean taken,
            @Nullable String problem) {}

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.load();
        Clock clock = Clock.systemUTC();
        Map<String, ChannelDefinition> channels =
                WatchParts.folder(configuration).read().channels();
        Watch watch = Optional.ofNullable(watches(configuration, clock).get(name))
                .map(Watches.Entry::watch)
                .orElseGet(() -> forChannel(channels));
        if (watch.deliver().channels().isEmpty()) {
            throw new IllegalArgumentException("watch " + name + " goes to no channel; name one in deliver.channels");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Result> results = new ArrayList<>();
        try (Poster poster = WatchParts.poster(configuration, clock)) {
            Channels open = WatchParts.channels(poster, out::println, clock);
            for (String channel : watch.deliver().channels()) {
                ChannelDefinition definition = channels.get(channel);
                if (definition == null) {
                    results.add(new Result(channel, null, false, "there is no such channel in channels.yaml"));
                    continue;
                }
                for (String address : addresses(definition)) {
                    results.add(send(open, watch, channel, definition, address));
                }
            }
        }
        for (Result result : results) {
            if (json) {
                out.println(Json.write(result));
            } else {
                out.println(result.channel() + (result.address() == null ? "" : " (" + result.address() + ")") + ": "
                        + (result.taken() ? "taken" : "not taken: " + result.problem()));
            }
        }
        return results.stream().allMatch(Result::taken) ? Exit.OK : Exit.NO;
    }

    private static Map<String, Watches.Entry> watches(Configuration configuration, Clock clock) {
        Optional<Database> found = StoreAccess.find(configuration);
        if (found.isEmpty()) {
            return WatchAccess.ofFiles(configuration);
        }
        try (Database database = found.get()) {
            return WatchParts.watches(configuration, database.dataSource(), clock)
                    .all();
        }
    }

    private Watch forChannel(Map<String, ChannelDefinition> channels) {
        if (!channels.containsKey(name)) {
            throw new IllegalArgumentException("there is neither a watch nor a channel " + name + ": channels.yaml has "
                    + (channels.isEmpty()
                            ? "none"
                            : String.join(
                                    ", ", channels.keySet().stream().sorted().toList())));
        }
        Watch test = Watch.of(name, "");
        return test.with(test.deliver().to(name));
    }

    /** One absent address stands for a channel that needs none. */
    private static List<@Nullable String> addresses(ChannelDefinition definition) {
        List<@Nullable String> addresses = new ArrayList<>();
        if (definition instanceof ChannelDefinition.Mail mail) {
            addresses.addAll(mail.to());
        } else {
            addresses.add(null);
        }
        return addresses;
    }

    private static Result send(
            Channels open, Watch watch, String channel, ChannelDefinition definition, @Nullable String address)
            throws InterruptedException {
        Parcel parcel =
                new Parcel("test-" + UUID.randomUUID(), watch.name(), address, Composer.test(watch), null, null);
        Outcome outcome = open.open(definition).send(parcel);
        if (outcome instanceof Outcome.Later later) {
            return new Result(channel, address, false, later.problem());
        }
        return outcome instanceof Outcome.Never never
                ? new Result(channel, address, false, never.problem())
                : new Result(channel, address, true, null);
    }
}
