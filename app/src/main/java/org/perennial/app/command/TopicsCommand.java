package org.perennial.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.contract.Topic;
import org.perennial.contract.TopicAdministration;
import org.perennial.contract.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial topics create|describe}: the topics of the catalogue on a cluster. */
@Command(
        name = "topics",
        description = "Makes and describes Perennial's topics.",
        mixinStandardHelpOptions = true,
        subcommands = {TopicsCommand.Create.class, TopicsCommand.Describe.class})
public final class TopicsCommand {

    /** Makes what is missing. */
    @Command(
            name = "create",
            description = "Makes those topics that are not there yet; `run` does so by itself.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Option(
                names = "--replicas",
                defaultValue = "1",
                description = "Copies of each partition: 1 on one broker, 3 on three (default: ${DEFAULT-VALUE}).")
        private short replicas;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            Map<String, Object> settings = KafkaAccess.clientSettings(options.load());
            try (Admin admin = Admin.create(settings)) {
                List<String> made = TopicAdministration.create(admin, replicas);
                Topics.all()
                        .forEach(topic -> spec.commandLine()
                                .getOut()
                                .println(topic.name() + (made.contains(topic.name()) ? ": made" : ": was there")));
            } catch (IllegalStateException | KafkaException e) {
                throw KafkaAccess.unavailable(settings, e);
            }
            return Exit.OK;
        }
    }

    /** What each topic carries, and how it stands on the cluster. */
    @Command(
            name = "describe",
            description = "Says what each topic carries and how it stands on the cluster.",
            mixinStandardHelpOptions = true)
    static final class Describe implements Callable<Integer> {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            Map<String, Object> settings = KafkaAccess.clientSettings(options.load());
            boolean complete = true;
            PrintWriter out = spec.commandLine().getOut();
            try (Admin admin = Admin.create(settings)) {
                Map<String, KafkaFuture<TopicDescription>> descriptions = admin.describeTopics(
                                Topics.all().stream().map(Topic::name).toList())
                        .topicNameValues();
                for (Topic<?, ?> topic : Topics.all()) {
                    int partitions = partitions(descriptions.get(topic.name()));
                    complete &= partitions > 0;
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("topic", topic.name());
                    row.put("partitions", partitions);
                    row.put(
                            "kept",
                            topic.compacted()
                                    ? "the newest of each key"
                                    : topic.retention().toDays() + " days");
                    row.put("carries", topic.about());
                    out.println(
                            json
                                    ? Json.write(row)
                                    : "%-22s %s, %s%n    %s"
                                            .formatted(
                                                    topic.name(),
                                                    partitions == 0 ? "MISSING" : partitions + " partitions",
                                                    row.get("kept"),
                                                    topic.about()));
                }
            } catch (ExecutionException | KafkaException e) {
                throw KafkaAccess.unavailable(settings, e);
            }
            return complete ? Exit.OK : Exit.NO;
        }

        private static int partitions(@Nullable KafkaFuture<TopicDescription> description)
                throws ExecutionException, InterruptedException {
            if (description == null) {
                return 0;
            }
            try {
                return description.get().partitions().size();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return 0;
                }
                throw e;
            }
        }
    }
}
