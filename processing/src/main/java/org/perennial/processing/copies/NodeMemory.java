package org.perennial.processing.copies;

import java.time.Instant;
import java.util.Optional;
import org.perennial.processing.history.Memory;
import org.perennial.processing.history.Memory.Remembered;

/** The nodes of articles with their prints: of most for the window of copies, of some for that of recurrences. */
public final class NodeMemory {
    /** Letters are for whatever is still remembered: when they were written says nothing of their addressee. */
    private static final Instant ALL = Instant.EPOCH;

    private final Window copies;
    private final Window recurrences;

    /**
     * What is remembered of articles for one length of time.
     *
     * @param nodes what changes with each message
     * @param prints the texts' prints, which only another version changes: larger, and asked for where texts are compared
     */
    public record Window(Memory<Node> nodes, Memory<byte[]> prints) {}

    /**
     * Memories of two lengths.
     *
     * @param copies where articles are remembered
     * @param recurrences where those are remembered, for longer, whose words may come back in a year
     */
    public NodeMemory(Window copies, Window recurrences) {
        this.copies = copies;
        this.recurrences = recurrences;
    }

    /** The node of an article, whenever it was ingested. */
    Optional<Node> recall(String id) {
        return recall(id, ALL);
    }

    /** The node of an article that is remembered at an instant. */
    Optional<Node> recall(String id, Instant at) {
        return recurrences
                .nodes
                .recall(id, at)
                .or(() -> copies.nodes.recall(id, at))
                .map(Remembered::value);
    }

    void save(Node node) {
        window(node).nodes.remember(node.id(), node, node.self.arrival().at());
    }

    /**
     * What a node's text is compared by; empty if it was forgotten before the node was. Both are remembered from the same instant
     * on, but a broker keeps each record of a changelog for a window from when it was written, and a node is written anew with each
     * letter: stores that are read back may have a node without its print.
     */
    Optional<byte[]> print(Node node) {
        return window(node).prints.recall(node.id(), ALL).map(Remembered::value);
    }

    void save(Node node, byte[] print) {
        window(node).prints.remember(node.id(), print, node.self.arrival().at());
    }

    private Window window(Node node) {
        return node.lasting ? recurrences : copies;
    }
}
