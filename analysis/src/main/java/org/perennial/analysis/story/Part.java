package org.perennial.analysis.story;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedding;

/** Articles of one language so alike that they stay together: what stories are made of. */
final class Part {
    /** Sums hold each article at this length, which keeps their weights within what a byte can say. */
    static final double LENGTH = 64;
    /** Articles this far apart in time count about .6 of what their words say. */
    static final double DAYS_APART = 2;

    /** What the newest article counts at least in the mean direction. */
    private static final double LEAST_SHARE = .125;

    private static final double MILLIS_APART = DAYS_APART * Duration.ofDays(1).toMillis();

    final String id;
    /** Place in the order of arrival. */
    final long order;

    /** Id of the story that it is in now. */
    String story;

    /** When its oldest and its newest article were published, in milliseconds. */
    long first;

    long last;
    int articles;
    StoryFeatures sum;

    /** Length of the sum of the articles' vectors, each of length one: their number, were they all the same. */
    double length;

    /** The mean direction of its articles; null if none has one. */
    @Nullable
    Embedding embedding;

    /** What is near, stored apart, as it changes more often than the rest. */
    Crowd crowd = new Crowd();

    /** The mean of its articles as last weighed, when that many texts had been seen; null to weigh it anew. */
    @Nullable
    Vector mean;

    int weighed;

    /** A part of one article. */
    Part(String id, long order, long at, StoryFeatures article) {
        this(id, order, id, at, at, 1, article, 1, null);
    }

    private Part(
            String id,
            long order,
            String story,
            long first,
            long last,
            int articles,
            StoryFeatures sum,
            double length,
            @Nullable Embedding embedding) {
        this.id = id;
        this.order = order;
        this.story = story;
        this.first = first;
        this.last = last;
        this.articles = articles;
        this.sum = sum;
        this.length = length;
        this.embedding = embedding;
    }

    /** @param likeness the mean likeness of the article and those that are here */
    void add(long at, StoryFeatures article, double likeness) {
        first = Math.min(first, at);
        last = Math.max(last, at);
        length = Math.sqrt(length * length + 2 * articles * likeness + 1);
        articles++;
        sum = sum.plus(article);
        mean = null;
    }

    /** Takes in what an embedding says of the article that has just been added; what is older counts ever less. */
    void embed(@Nullable Embedding article) {
        if (article != null) {
            embedding = embedding == null ? article : embedding.towards(article, Math.max(LEAST_SHARE, 1.0 / articles));
        }
    }

    /** The part of the likeness that time leaves; 1 when the two overlap. */
    double nearness(Part other) {
        return nearness(first, last, other.first, other.last);
    }

    double nearness(long at) {
        return nearness(at, at, first, last);
    }

    private static double nearness(long first, long last, long otherFirst, long otherLast) {
        double gap = Math.max(0, Math.max(first - otherLast, otherFirst - last)) / MILLIS_APART;
        return StrictMath.exp(-gap * gap / 2);
    }

    byte[] toBytes() {
        return Bytes.of(out -> {
            out.writeUTF(id);
            out.writeLong(order);
            out.writeUTF(story);
            out.writeLong(first);
            out.writeLong(last);
            out.writeInt(articles);
            Bytes.writeFeatures(sum, out);
            out.writeDouble(length);
            Bytes.writeEmbedding(embedding, out);
        });
    }

    static Part fromBytes(String key, byte[] value) {
        return Bytes.read(
                key,
                value,
                in -> new Part(
                        in.readUTF(),
                        in.readLong(),
                        in.readUTF(),
                        in.readLong(),
                        in.readLong(),
                        in.readInt(),
                        Bytes.readFeatures(in),
                        in.readDouble(),
                        Bytes.readEmbedding(in)));
    }
}
