package org.perennial.processing.copies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.Comparison;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;

/**
 * Decides, at each article's home, to which cluster of copies it belongs.
 *
 * <p>An article asks under its probe keys who was there before, and each candidate compares itself with it. It joins the
 * earliest root whose copy it is; one that is nobody's copy is a root. Earlier means {@link Arrival}: so the clusters are the
 * greedy maximal independent set of the graph of copies in that order (the sequential one, found in parallel as in Blelloch,
 * Fineman and Shun, "Greedy sequential maximal independent set and matching are parallel on average", SPAA 2012), and do
 * not depend on the order in which the partitions hear of the articles. When an earlier carrier is heard of late, the
 * articles behind it are told and decide again; each such step goes from an earlier to a later article, so it ends.
 *
 * <p>All that is asked is answered, also by homes that remember nothing, and every message may come twice.
 */
public final class Clustering {
    private static final int MOST_UNRELATED = 64;
    private static final double THOUSAND = 1000;

    private static final Comparator<Neighbour> CLOSEST_FIRST = Comparator.comparing(
                    (Neighbour neighbour) -> neighbour.comparison().relation() != Comparison.Relation.EXACT)
            .thenComparing(neighbour -> -neighbour.comparison().resemblance())
            .thenComparing(neighbour -> neighbour.peer().arrival());

    private final NodeMemory nodes;
    private final Outbox outbox;
    private final int partitions;

    /**
     * Decisions over what is remembered of the articles that are at home here.
     *
     * @param partitions over how many partitions the probe keys are spread
     */
    public Clustering(NodeMemory nodes, Outbox outbox, int partitions) {
        this.nodes = nodes;
        this.outbox = outbox;
        this.partitions = partitions;
    }

    /**
     * A text has arrived. It is told of once all that is asked has been answered; the same text again, at once.
     *
     * @param appearance what decides whether it is shown for its copies
     * @param lasting whether its words may come back in a year: it is remembered for longer, and asks who carried them then
     */
    public void arrive(Arrival arrival, Edition edition, Appearance appearance, TextPrint print, boolean lasting) {
        byte[] bytes = print.toBytes();
        Optional<Node> known = nodes.recall(arrival.id(), arrival.at());
        if (known.isEmpty()) {
            Node node = new Node(new Peer(arrival, appearance, Standing.OPEN), edition, lasting);
            nodes.save(node, bytes);
            inquire(node, print);
            nodes.save(node);
            return;
        }
        Node node = known.get();
        node.edition = edition;
        if (nodes.print(node).filter(before -> Arrays.equals(before, bytes)).isPresent()) {
            nodes.save(node);
            if (!node.isWaiting() && node.told != null) {
                outbox.tell(node.id(), node.told, false);
            }
            return;
        }
        node.lasting |= lasting;
        nodes.save(node, bytes);
        node.self = new Peer(node.self.arrival(), appearance, node.self.standing());
        node.neighbours.stream()
                .filter(node::isEarlier)
                .forEach(neighbour -> node.candidates.add(neighbour.peer().id()));
        inquire(node, print);
        nodes.save(node);
    }

    /**
     * Which version of its article a text is, to be asked before it arrives.
     *
     * @param version its number
     */
    public Edition edition(String id, int version, @Nullable String title, TextPrint print, Instant at) {
        return nodes.recall(id, at)
                .flatMap(node -> nodes.print(node)
                        .map(before -> node.edition.next(version, title, TextPrint.fromBytes(before), print)))
                .orElse(Edition.first(version, title));
    }

    /** Says of an article that has waited too long for answers what can be said without them; it may be revised later. */
    public void tellProvisionally(String id) {
        Optional<Node> known = nodes.recall(id);
        known.ifPresentOrElse(
                node -> {
                    Standing standing = node.self.standing();
                    tell(node, standing.isOpen() ? standing(node) : standing);
                    nodes.save(node);
                },
                () -> outbox.tell(id, Duplicate.original(id), true));
    }

    /** What was last said of an article; one of which nothing was said stands for itself. */
    public Duplicate told(String id) {
        return nodes.recall(id).map(node -> node.told).orElse(Duplicate.original(id));
    }

    /** A letter has arrived. */
    public void receive(Letter letter) {
        Optional<Node> known = nodes.recall(letter.to());
        if (letter instanceof Letter.Compare compare) {
            known.ifPresentOrElse(node -> compare(node, compare), () -> answerThatItIsForgotten(compare));
        } else if (letter instanceof Letter.Candidates candidates) {
            known.ifPresent(node -> candidates(node, candidates));
        } else if (letter instanceof Letter.Compared compared) {
            known.ifPresent(node -> compared(node, compared));
        } else if (letter instanceof Letter.Moved moved) {
            known.ifPresent(node -> moved(node, moved));
        }
        known.ifPresent(nodes::save);
    }

    private void inquire(Node node, TextPrint print) {
        node.inquiry++;
        node.again = false;
        node.asked = 0;
        node.stopped = 0;
        node.parts.clear();
        node.awaited.clear();
        node.unrelated.clear();
        ask(node, ProbeKeys.of(print));
    }

    private void ask(Node node, long[] keys) {
        ProbeKeys.byPartition(keys, partitions).forEach((partition, own) -> {
            node.parts.add(node.asked);
            outbox.send(new Probe.Ask(partition, node.self.arrival(), node.inquiry, node.asked, own, node.lasting));
            node.asked++;
        });
    }

    private void candidates(Node node, Letter.Candidates answer) {
        if (answer.inquiry() != node.inquiry || !node.parts.remove(answer.part())) {
            return;
        }
        node.candidates.addAll(answer.articles());
        node.stopped += answer.stopped();
        if (!node.parts.isEmpty()) {
            return;
        }
        if (node.stopped > 0 && !node.again) {
            node.again = true;
            nodes.print(node)
                    .map(TextPrint::fromBytes)
                    .map(TextPrint::spares)
                    .ifPresent(spares -> ask(node, Arrays.copyOf(spares, Math.min(node.stopped, spares.length))));
            if (!node.parts.isEmpty()) {
                return;
            }
        }
        Set<String> candidates = new TreeSet<>(node.candidates);
        node.candidates.clear();
        candidates.forEach(candidate -> askToCompare(node, candidate));
        settle(node);
    }

    private void askToCompare(Node node, String candidate) {
        if (candidate.equals(node.id()) || node.awaited.contains(candidate)) {
            return;
        }
        nodes.print(node).ifPresent(print -> {
            node.awaited.add(candidate);
            outbox.send(new Letter.Compare(candidate, node.inquiry, node.self, print));
        });
    }

    private void answerThatItIsForgotten(Letter.Compare question) {
        outbox.send(new Letter.Compared(question.from().id(), question.inquiry(), question.to(), null, null));
    }

    private void compare(Node node, Letter.Compare question) {
        nodes.print(node)
                .map(TextPrint::fromBytes)
                .ifPresentOrElse(mine -> compare(node, mine, question), () -> answerThatItIsForgotten(question));
    }

    private void compare(Node node, TextPrint mine, Letter.Compare question) {
        Peer other = question.from();
        boolean otherIsLater = node.self.arrival().isBefore(other.arrival());
        TextPrint theirs = TextPrint.fromBytes(question.print());
        Comparison comparison = otherIsLater
                ? Comparison.of(theirs, mine, apart(node.self, other))
                : Comparison.of(mine, theirs, apart(node.self, other));
        if (comparison.relation() != Comparison.Relation.UNRELATED) {
            node.take(new Neighbour(other, comparison));
            followUp(node, other);
        } else if (otherIsLater) {
            node.forget(other.id());
        }
        // A later text that no longer resembles an earlier one stays what it was: somebody copied it while it did.
        outbox.send(new Letter.Compared(other.id(), question.inquiry(), node.id(), node.self, comparison));
        settle(node);
    }

    private static Duration apart(Peer one, Peer other) {
        return one.published() == null || other.published() == null
                ? Duration.ZERO
                : Duration.between(one.published(), other.published()).abs();
    }

    private void compared(Node node, Letter.Compared answer) {
        if (answer.inquiry() != node.inquiry || !node.awaited.remove(answer.from())) {
            return;
        }
        Peer peer = answer.peer();
        Comparison comparison = answer.comparison();
        if (peer == null || comparison == null || comparison.relation() == Comparison.Relation.UNRELATED) {
            if (peer == null || peer.arrival().isBefore(node.self.arrival())) {
                node.forget(answer.from());
            }
            if (node.unrelated.size() < MOST_UNRELATED) {
                node.unrelated.add(answer.from());
            }
        } else {
            node.take(new Neighbour(peer, comparison));
            followUp(node, peer);
        }
        settle(node);
    }

    private void moved(Node node, Letter.Moved news) {
        if (node.hear(news.from())) {
            followUp(node, news.from());
            settle(node);
        }
    }

    /** A neighbour that belongs to a cluster leads to its root, whether or not a key does. */
    private void followUp(Node node, Peer neighbour) {
        String root = neighbour.standing().cluster();
        if (root != null && !neighbour.isRoot() && !node.knows(root) && !node.unrelated.contains(root)) {
            askToCompare(node, root);
        }
    }

    private void settle(Node node) {
        if (node.isWaiting()) {
            return;
        }
        Standing standing = standing(node);
        if (standing.isOpen()) {
            return;
        }
        Standing before = node.self.standing();
        if (!standing.equals(before)) {
            node.self = node.self.with(standing);
            announce(node, before);
        }
        tell(node, standing);
        tellCluster(node);
    }

    private void tell(Node node, Standing standing) {
        Duplicate duplicate = duplicate(node, standing);
        Duplicate before = node.told;
        if (before != null && duplicate.equals(before.withRevision(0))) {
            outbox.tell(node.id(), before, false);
            return;
        }
        Duplicate now = duplicate.withRevision(before == null ? 0 : before.revision() + 1);
        node.told = now;
        outbox.tell(node.id(), now, true);
    }

    /** The standing that follows from the neighbours'; open while an earlier one's is. */
    private static Standing standing(Node node) {
        if (node.earlierCopies()
                .anyMatch(neighbour -> neighbour.peer().standing().isOpen())) {
            return Standing.OPEN;
        }
        return node.earlierCopies()
                .map(Neighbour::peer)
                .filter(Peer::isRoot)
                .min(Comparator.comparing(Peer::arrival))
                .map(root -> new Standing(root.id()))
                .orElse(new Standing(node.id()));
    }

    private void announce(Node node, Standing before) {
        Set<String> concerned = new TreeSet<>();
        node.laterCopies().forEach(later -> concerned.add(later.peer().id()));
        Stream.of(before, node.self.standing())
                .map(Standing::cluster)
                .filter(cluster -> cluster != null && !cluster.equals(node.id()))
                .forEach(concerned::add);
        concerned.forEach(id -> outbox.send(new Letter.Moved(id, node.self)));

        boolean root = node.self.isRoot();
        boolean knownAsRoot = before.isOpen() || before.isRoot(node.id());
        if (root != knownAsRoot) {
            nodes.print(node)
                    .map(TextPrint::fromBytes)
                    .ifPresent(print -> ProbeKeys.byPartition(ProbeKeys.of(print), partitions)
                            .forEach((partition, keys) -> outbox.send(
                                    new Probe.Mark(partition, node.self.arrival(), root, keys, node.lasting))));
        }
    }

    private static Duplicate duplicate(Node node, Standing standing) {
        String cluster = standing.cluster() == null ? node.id() : standing.cluster();
        if (cluster.equals(node.id())) {
            return node.neighbours.stream()
                    .filter(neighbour -> !neighbour.isCopy() && node.isEarlier(neighbour))
                    .min(CLOSEST_FIRST)
                    .map(former -> duplicate(former, cluster))
                    .orElse(Duplicate.original(node.id()));
        }
        return node.earlierCopies()
                .filter(neighbour -> neighbour.peer().isIn(cluster))
                .min(CLOSEST_FIRST)
                .map(model -> duplicate(model, cluster))
                .orElse(Duplicate.original(node.id()));
    }

    private static Duplicate duplicate(Neighbour model, String cluster) {
        return new Duplicate(
                Duplicate.Relation.valueOf(model.comparison().relation().name()),
                model.peer().id(),
                cluster,
                Math.round(model.comparison().containment() * THOUSAND) / THOUSAND);
    }

    private void tellCluster(Node node) {
        Cluster before = node.cluster;
        Cluster now = cluster(node);
        boolean alone = now.articles() == 1 && now.mergedInto() == null;
        if (!now.equals(before) && !(alone && before == null) && !(before == null && now.mergedInto() != null)) {
            node.cluster = now;
            outbox.tell(now);
        }
    }

    private static Cluster cluster(Node node) {
        List<Peer> members = new ArrayList<>();
        members.add(node.self);
        if (node.self.isRoot()) {
            node.laterCopies()
                    .map(Neighbour::peer)
                    .filter(peer -> peer.isIn(node.id()))
                    .forEach(members::add);
        }
        Peer canonical = members.stream()
                .min(Comparator.comparing(Clustering::publishedOrArrived)
                        .thenComparing(peer -> -peer.rank())
                        .thenComparing(peer -> -peer.length())
                        .thenComparing(Peer::arrival))
                .orElse(node.self);
        Instant last = members.stream()
                .map(peer -> peer.arrival().at())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Cluster(
                node.id(),
                canonical.id(),
                members.size(),
                node.self.arrival().at(),
                last,
                node.self.isRoot() ? null : node.self.standing().cluster());
    }

    private static Instant publishedOrArrived(Peer peer) {
        return peer.published() == null ? peer.arrival().at() : peer.published();
    }
}
