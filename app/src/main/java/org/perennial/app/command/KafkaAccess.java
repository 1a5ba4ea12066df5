package org.perennial.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.RunningInstance;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.app.pipeline.TopicReader;
import org.perennial.contract.Topic;

/** How commands reach the broker: the one that the settings name, else that of the pipeline running here. */
final class KafkaAccess {
    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private KafkaAccess() {}

    /**
     * Settings for a client.
     *
     * @throws UnavailableException if there is no broker to talk to
     */
    static Map<String, Object> clientSettings(Configuration configuration) {
        Object given = configuration.kafka().get(BOOTSTRAP);
        if (given != null) {
            return clientSettings(configuration, given.toString());
        }
        Path data = StageSettings.dataDirectory(configuration);
        RunningInstance running = RunningInstance.on(data)
                .orElseThrow(() -> new UnavailableException("there is no broker: kafka.bootstrap.servers is not set,"
                        + " and no `perennial run` is at work on the data directory " + data
                        + "; start it, or name a broker with --set kafka.bootstrap.servers=HOST:PORT"));
        return clientSettings(configuration, running.bootstrapServers());
    }

    /** Settings for a client of the broker at the given place. */
    static Map<String, Object> clientSettings(Configuration configuration, String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>(configuration.kafka());
        settings.putIfAbsent("request.timeout.ms", String.valueOf(PATIENCE.toMillis()));
        settings.putIfAbsent("default.api.timeout.ms", String.valueOf(PATIENCE.toMillis()));
        settings.put(BOOTSTRAP, bootstrapServers);
        return settings;
    }

    /** Hands every committed record that a topic holds now to the reader, partition by partition. */
    static <K, V> void readAll(
            Map<String, Object> clientSettings, Topic<K, V> topic, Consumer<ConsumerRecord<K, V>> reader) {
        try {
            TopicReader.readAll(clientSettings, topic, reader);
        } catch (KafkaException e) {
            throw unavailable(clientSettings, e);
        }
    }

    /** What to throw when a client of these settings fails. */
    static UnavailableException unavailable(Map<String, Object> clientSettings, Throwable failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return new UnavailableException(
                "the broker at " + clientSettings.get(BOOTSTRAP) + " does not answer (" + reason.getMessage()
                        + "); start it, or correct kafka.bootstrap.servers",
                failure);
    }
}
