package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.testkit.TestBroker;

/** What a real broker keeps of the stores. */
class ChangelogsIT {
    private final TestBroker broker = TestBroker.shared().freshTopics();
    private final String applicationId = "processing-" + UUID.randomUUID();
    private Admin admin;

    @BeforeEach
    void connect() {
        admin = Admin.create(broker.clientSettings());
    }

    @AfterEach
    void disconnect() {
        admin.close();
    }

    @Test
    void whatABrokerMayForgetAgesFromWhenItIsWritten(@TempDir Path folder) throws Exception {
        try (ProcessingStage stage = ProcessingStage.start(
                Fakes.config(applicationId, folder),
                broker.clientSettings(),
                Fakes.CLOCK,
                new SimpleMeterRegistry(),
                Fakes.judgements())) {
            assertThat(stage.awaitRunning(Duration.ofSeconds(60))).isTrue();
        }

        assertThat(forgetful()).isNotEmpty();
        assertThat(forgetful().values()).containsOnly("LogAppendTime");
    }

    @Test
    void changelogsOfAnEarlierVersionAgeSoToo() throws Exception {
        String changelog = applicationId + "-article-standings-changelog";
        admin.createTopics(List.of(
                        new NewTopic(changelog, 1, (short) 1).configs(Map.of("cleanup.policy", "compact,delete"))))
                .all()
                .get();

        Changelogs.amend(admin, applicationId);

        assertThat(forgetful()).containsExactly(Map.entry(changelog, "LogAppendTime"));
    }

    @Test
    void aChangelogThatIsKeptForEverKeepsItsTimes() throws Exception {
        String changelog = applicationId + "-waiting-articles-changelog";
        admin.createTopics(List.of(new NewTopic(changelog, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                .all()
                .get();

        Changelogs.amend(admin, applicationId);

        assertThat(timestamps("compact")).containsExactly(Map.entry(changelog, "CreateTime"));
    }

    private Map<String, String> forgetful() throws Exception {
        return timestamps("compact,delete");
    }

    /** The application's changelogs of a policy, and whose time their records have. */
    private Map<String, String> timestamps(String policy) throws Exception {
        List<ConfigResource> topics = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(applicationId) && topic.endsWith("-changelog"))
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        return admin.describeConfigs(topics).all().get().entrySet().stream()
                .filter(topic -> topic.getValue().get("cleanup.policy").value().equals(policy))
                .collect(Collectors.toMap(
                        topic -> topic.getKey().name(),
                        topic -> topic.getValue().get("message.timestamp.type").value()));
    }
}
