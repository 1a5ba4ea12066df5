package org.perennial.processing.copies;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;

/** What an article's home remembers of it: its neighbours, what it has asked and what it has said. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
@JsonPropertyOrder({
    "self",
    "edition",
    "lasting",
    "inquiry",
    "again",
    "asked",
    "parts",
    "stopped",
    "candidates",
    "awaited",
    "unrelated",
    "neighbours",
    "told",
    "cluster"
})
public final class Node {
    /** So many neighbours are remembered; of a text with more copies, the further ones are not told when it moves. */
    static final int MOST_NEIGHBOURS = 500;

    Peer self;
    Edition edition;

    /** Whether it is remembered until its words may come back in a year. */
    boolean lasting;

    /** The number of the inquiry under way, or of the last; from 1. */
    int inquiry;

    /** Whether the inquiry is the second round, under the keys that take the place of boilerplate. */
    boolean again;

    /** How many questions the inquiry has sent. */
    int asked;

    /** The questions that are not answered yet. */
    Set<Integer> parts = new TreeSet<>();

    int stopped;
    Set<String> candidates = new TreeSet<>();

    /** Who has been asked to compare and has not answered yet. */
    Set<String> awaited = new TreeSet<>();

    /** Who was asked because a neighbour belongs to its cluster, and is no neighbour itself. */
    Set<String> unrelated = new TreeSet<>();

    List<Neighbour> neighbours = new ArrayList<>();

    @Nullable
    Duplicate told;

    @Nullable
    Cluster cluster;

    @SuppressWarnings("NullAway.Init") // for the codec, which sets every field
    private Node() {}

    Node(Peer self, Edition edition, boolean lasting) {
        this.self = self;
        this.edition = edition;
        this.lasting = lasting;
    }

    String id() {
        return self.id();
    }

    @JsonIgnore
    boolean isWaiting() {
        return !parts.isEmpty() || !awaited.isEmpty();
    }

    boolean knows(String id) {
        return neighbours.stream().anyMatch(neighbour -> neighbour.peer().id().equals(id));
    }

    /** The articles before this one that may be in one cluster with it. */
    Stream<Neighbour> earlierCopies() {
        return neighbours.stream().filter(Neighbour::isCopy).filter(this::isEarlier);
    }

    Stream<Neighbour> laterCopies() {
        return neighbours.stream().filter(Neighbour::isCopy).filter(Predicate.not(this::isEarlier));
    }

    boolean isEarlier(Neighbour neighbour) {
        return neighbour.peer().arrival().isBefore(self.arrival());
    }

    void take(Neighbour neighbour) {
        forget(neighbour.peer().id());
        if (neighbours.size() < MOST_NEIGHBOURS) {
            neighbours.add(neighbour);
        }
    }

    void forget(String id) {
        neighbours.removeIf(neighbour -> neighbour.peer().id().equals(id));
    }

    /** Takes over what a neighbour says of itself; false if it is none. */
    boolean hear(Peer peer) {
        for (int i = 0; i < neighbours.size(); i++) {
            if (neighbours.get(i).peer().id().equals(peer.id())) {
                neighbours.set(i, new Neighbour(peer, neighbours.get(i).comparison()));
                return true;
            }
        }
        return false;
    }
}
