package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Json;
import org.perennial.ingest.fetch.Poster;
import org.perennial.sink.Database;
import org.perennial.watch.channel.Channel;
import org.perennial.watch.channel.Channels;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.DigestRuns;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.sending.ChannelDesk;
import org.perennial.watch.sending.Sender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial digest send}: a digest now, to where it has not been sent. */
@Command(
        name = "send",
        description = {
            "Sends the digest of a week that is over, through the channels of its watch or those of --to, and says how it ended.",
            "It goes to each reader and channel once: what was sent already, by hand or at its hour, is not sent again.",
            "What does not get through is tried again by a running watch stage. Exit code 1 if something has not got through."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial digest send --watch embassy-desk",
            "  perennial digest send --week 2025-W09 --to desk-mail --locale az"
        })
final class SendDigestCommand implements Callable<Integer> {
    private static final String SENT = "sent";

    private final Clock clock = Clock.systemDefaultZone();

    @Mixin
    private DigestOptions digest = new DigestOptions();

    @Option(
            names = "--to",
            paramLabel = "CHANNEL",
            description = "A channel of channels.yaml instead of the watch's; may be repeated.")
    private List<String> to = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a line: watch, week, channel, address, state, problem.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.load();
        Instant now = clock.instant();
        try (Database database = StoreAccess.open(configuration);
                Poster poster = WatchParts.poster(configuration, clock)) {
            Map<String, Watches.Entry> watches = WatchParts.watches(configuration, database.dataSource(), clock)
                    .all();
            DigestOptions.Asked asked = digest.of(watches, null, clock.getZone(), now);
            Watch watch = asked.watch();
            List<String> names = !to.isEmpty()
                    ? to
                    : watch == null ? List.of() : watch.deliver().channels();
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        watch == null
                                ? "it is not said where to send it: name a watch with --watch, or a channel with --to"
                                : "watch " + watch.name()
                                        + " goes to no channel: name one in deliver.channels, or give --to CHANNEL");
            }
            Map<String, ChannelDefinition> channels =
                    WatchParts.folder(configuration).read().channels();
            DigestRuns runs = WatchParts.digestRuns(database.dataSource(), WatchParts.events(configuration), clock);
            List<DigestRuns.Delivery> before =
                    runs.put(asked.subject(), asked.week(), asked.locale(), names, channels, now);
            PrintWriter out = spec.commandLine().getOut();
            Desk desk = new Desk(watches, channels, WatchParts.channels(poster, out::println, clock));
            try (Sender sender = new Sender(
                    database.dataSource(),
                    desk,
                    WatchParts.unsubscriptions(configuration, database.dataSource(), clock),
                    StageSettings.watch(configuration).sending(),
                    clock,
                    new SplittableRandom())) {
                for (DigestRuns.Delivery delivery : before) {
                    sender.send(delivery.channel(), delivery.key());
                }
            }
            return report(
                    before,
                    runs.find(before.stream().map(DigestRuns.Delivery::key).toList()),
                    out);
        }
    }

    private int report(List<DigestRuns.Delivery> before, List<DigestRuns.Delivery> after, PrintWriter out) {
        List<String> done = before.stream()
                .filter(delivery -> delivery.state().equals(SENT))
                .map(DigestRuns.Delivery::key)
                .toList();
        for (DigestRuns.Delivery delivery : after) {
            if (json) {
                out.println(Json.write(delivery));
            } else {
                out.println(ListDigestsCommand.place(delivery) + ": "
                        + (done.contains(delivery.key())
                                ? "was sent already at " + delivery.sent()
                                : delivery.state() + (delivery.problem() == null ? "" : ": " + delivery.problem())));
            }
        }
        return after.stream().allMatch(delivery -> delivery.state().equals(SENT)) ? Exit.OK : Exit.NO;
    }

    /** Watches and channels as they were when the command began. */
    private static final class Desk implements ChannelDesk {
        private final Map<String, Watch> watches = new TreeMap<>();
        private final Map<String, ChannelDefinition> definitions;
        private final Channels channels;

        Desk(Map<String, Watches.Entry> watches, Map<String, ChannelDefinition> definitions, Channels channels) {
            watches.forEach((name, entry) -> this.watches.put(name, entry.watch()));
            this.definitions = definitions;
            this.channels = channels;
        }

        @Override
        public Map<String, Watch> watches() {
            return watches;
        }

        @Override
        public Optional<Channel> channel(String name) {
            return Optional.ofNullable(definitions.get(name)).map(channels::open);
        }
    }
}
