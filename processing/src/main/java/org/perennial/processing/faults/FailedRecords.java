package org.perennial.processing.faults;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.DeadLetterReason;
import org.perennial.processing.judgement.JudgementException;

/** Puts records aside on which processing failed by their own fault; every other failure stops the task. */
public final class FailedRecords implements ProcessingExceptionHandler {
    private @Nullable DeadLetters letters;

    @Override
    public void configure(Map<String, ?> configuration) {
        letters = DeadLetters.in(configuration);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
        DeadLetterReason reason = reason(exception);
        if (letters == null || reason == null) {
            return Response.fail();
        }
        List<ProducerRecord<byte[], byte[]>> letter = letters.letter(
                context,
                context.sourceRawKey(),
                context.sourceRawValue(),
                reason,
                String.valueOf(exception.getMessage()));
        return Response.resume(letter);
    }

    private static @Nullable DeadLetterReason reason(Exception exception) {
        if (exception instanceof RecordException fault) {
            return fault.reason();
        }
        return exception instanceof JudgementException ? DeadLetterReason.JUDGEMENT_FAILED : null;
    }
}
