package org.perennial.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.perennial.contract.Cluster;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;
import org.perennial.contract.Relation;
import org.perennial.contract.StoryPart;

/**
 * Reads what stands under an id of its own, such as a cluster, so that the database can keep it, and refuses what it never
 * could.
 */
final class StateReader<T> {
    /** Ids stand in B-trees, which refuse long ones. */
    private static final int LONGEST_ID = 600;

    private final ObjectMapper mapper = Json.mapper();
    private final String name;
    private final Class<T> type;
    private final Function<T, String> id;
    private final Predicate<T> complete;

    private StateReader(String name, Class<T> type, Function<T, String> id, Predicate<T> complete) {
        this.name = name;
        this.type = type;
        this.id = id;
        this.complete = complete;
    }

    @SuppressWarnings("NullAway") // absent on the wire is null here
    static StateReader<Occurrence> ofOccurrences() {
        return new StateReader<>(
                "occurrence",
                Occurrence.class,
                Occurrence::id,
                occurrence -> occurrence.date() != null
                        && occurrence.firstSeen() != null
                        && StorableTime.of(occurrence.date().start()) != null
                        && StorableTime.of(occurrence.date().end()) != null);
    }

    @SuppressWarnings("NullAway") // as above
    static StateReader<Relation> ofRelations() {
        return new StateReader<>(
                "relation",
                Relation.class,
                Relation::article,
                relation -> relation.duplicate() != null
                        && relation.duplicate().relation() != null
                        && relation.duplicate().cluster() != null);
    }

    @SuppressWarnings("NullAway") // as above
    static StateReader<Cluster> ofClusters() {
        return new StateReader<>(
                "cluster",
                Cluster.class,
                Cluster::id,
                cluster -> cluster.canonical() != null && cluster.firstSeen() != null && cluster.lastSeen() != null);
    }

    @SuppressWarnings("NullAway") // as above
    static StateReader<StoryPart> ofStoryParts() {
        return new StateReader<>(
                "story part", StoryPart.class, StoryPart::part, part -> part.story() != null && part.at() != null);
    }

    /** @throws UnreadableRecordException if the record holds nothing of the kind under its own id */
    @SuppressWarnings("NullAway") // as above
    T read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        if (record.key() == null || record.value() == null) {
            throw new UnreadableRecordException("the record lacks its key or value; it must hold a " + name);
        }
        T state = parse(record.value());
        String key = StorableText.of(new String(record.key(), StandardCharsets.UTF_8));
        if (!key.equals(id.apply(state)) || key.length() > LONGEST_ID) {
            throw new UnreadableRecordException("the record's key is not the id of its " + name
                    + ", or is longer than " + LONGEST_ID + " characters: "
                    + key.substring(0, Math.min(key.length(), LONGEST_ID)));
        }
        if (!complete.test(state)) {
            throw new UnreadableRecordException(
                    "the " + name + " " + key + " lacks what it must have, or a date in it cannot be kept");
        }
        return state;
    }

    private T parse(byte[] value) throws UnreadableRecordException {
        try {
            if (!(mapper.readTree(value) instanceof ObjectNode document)) {
                throw new UnreadableRecordException("the record's value is no JSON object");
            }
            StorableJson.makeStorable(document);
            return mapper.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableRecordException("the record's value is no " + name + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableRecordException("the record's value is no " + name + ": " + e.getMessage());
        }
    }
}
