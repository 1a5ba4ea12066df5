package org.perennial.processing;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class ThreadFaultsTest {
    private final ThreadFaults faults = new ThreadFaults(Duration.ZERO, 1);

    @Test
    void aClusterThatDoesNotAnswerIsTriedAgain() {
        assertThat(faults.handle(new StreamsException(new TimeoutException("no answer"))))
                .isEqualTo(REPLACE_THREAD);
    }

    @Test
    void aMissingTopicIsWaitedFor() {
        assertThat(missingTopic()).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void aTopicThatStaysMissingStopsTheStage() {
        missingTopic();

        assertThat(missingTopic()).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void aTopicThatIsMissingLaterIsWaitedForAgain() {
        missingTopic();
        faults.settled();

        assertThat(missingTopic()).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void missingRightsStopTheStage() {
        assertThat(faults.handle(new StreamsException(new TopicAuthorizationException("articles.raw"))))
                .isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void aSecondProcessOfTheSameNameStopsTheStage() {
        assertThat(faults.handle(new StreamsException(new FencedInstanceIdException("processing-1"))))
                .isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void aStoreThatCannotBeReadStopsTheStage() {
        assertThat(faults.handle(new ProcessorStateException("seen-texts is corrupt")))
                .isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void aFaultOfOursStopsTheStage() {
        assertThat(faults.handle(new StreamsException(new NullPointerException())))
                .isEqualTo(SHUTDOWN_CLIENT);
    }

    private StreamThreadExceptionResponse missingTopic() {
        return faults.handle(new MissingSourceTopicException("articles.raw"));
    }
}
