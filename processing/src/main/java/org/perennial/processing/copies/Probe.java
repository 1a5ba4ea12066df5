package org.perennial.processing.copies;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What arrives where the articles that carry a key are known. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Probe.Ask.class, name = "a"),
    @JsonSubTypes.Type(value = Probe.Mark.class, name = "m")
})
public sealed interface Probe {
    /** The partition where the keys are at home; the record's key. */
    int partition();

    /**
     * Asks who carried any of the keys before, and leaves the asker's own name under each.
     *
     * @param inquiry the number of the asker's inquiry, given back with the answer
     * @param part which of the inquiry's questions
     * @param lasting whether it asks for the carriers of former years too, and stays among them
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ask(int partition, Arrival arrival, int inquiry, int part, long[] keys, boolean lasting) implements Probe {}

    /** Says whether an article now stands for a cluster or belongs to another's. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Mark(int partition, Arrival arrival, boolean root, long[] keys, boolean lasting) implements Probe {}
}
