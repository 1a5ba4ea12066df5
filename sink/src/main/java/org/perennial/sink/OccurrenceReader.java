package org.perennial.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;

/** Reads the occurrence of a record so that the database can keep it, and refuses what it never could. */
final class OccurrenceReader {
    /** Ids stand in B-trees, which refuse long ones. */
    private static final int LONGEST_ID = 600;

    private final ObjectMapper mapper = Json.mapper();

    /** @throws UnreadableRecordException if the record holds no occurrence under its own id */
    Occurrence read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        if (record.key() == null || record.value() == null) {
            throw new UnreadableRecordException("the record lacks its key or value; it must be an occurrence");
        }
        Occurrence occurrence = parse(record.value());
        String key = StorableText.of(new String(record.key(), StandardCharsets.UTF_8));
        if (!key.equals(occurrence.id()) || key.length() > LONGEST_ID) {
            throw new UnreadableRecordException("the record's key is not the occurrence's id, or is longer than "
                    + LONGEST_ID + " characters: " + key.substring(0, Math.min(key.length(), LONGEST_ID)));
        }
        if (StorableTime.of(occurrence.date().start()) == null
                || StorableTime.of(occurrence.date().end()) == null) {
            throw new UnreadableRecordException("the event's date " + occurrence.date() + " cannot be kept");
        }
        return occurrence;
    }

    @SuppressWarnings("NullAway") // absent on the wire is null here
    private Occurrence parse(byte[] value) throws UnreadableRecordException {
        try {
            if (!(mapper.readTree(value) instanceof ObjectNode document)) {
                throw new UnreadableRecordException("the record's value is no JSON object");
            }
            StorableJson.makeStorable(document);
            Occurrence occurrence = mapper.treeToValue(document, Occurrence.class);
            if (occurrence.id() == null || occurrence.date() == null || occurrence.firstSeen() == null) {
                throw new UnreadableRecordException("the occurrence lacks its id, date or first sight");
            }
            return occurrence;
        } catch (JsonProcessingException e) {
            throw new UnreadableRecordException("the record's value is no occurrence: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableRecordException("the record's value is no occurrence: " + e.getMessage());
        }
    }
}
