package org.perennial.processing.faults;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.DeadLetterReason;

/** Puts records aside whose bytes are not what their topic carries. */
public final class UnreadableRecords implements DeserializationExceptionHandler {
    private @Nullable DeadLetters letters;

    @Override
    public void configure(Map<String, ?> configuration) {
        letters = DeadLetters.in(configuration);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (letters == null) {
            return Response.fail();
        }
        List<ProducerRecord<byte[], byte[]>> letter = letters.letter(
                context,
                record.key(),
                record.value(),
                DeadLetterReason.RECORD_UNREADABLE,
                String.valueOf(exception.getMessage()));
        return Response.resume(letter);
    }
}
