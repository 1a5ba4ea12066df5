package org.perennial.analysis.story;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedding;

/** A story of one language as its links see it. */
final class LinkedStory {
    /** Stories whose newest articles lie further apart are not the same news. */
    private static final long LONGEST_GAP = Duration.ofHours(48).toMillis();

    final String id;
    final String language;
    /** Place in the order of arrival. */
    final long order;

    long last;
    StoryFeatures features = StoryFeatures.NONE;

    @Nullable
    Embedding embedding;

    /** The features weighed when this was last revised; of length one. */
    Vector vector = new Vector(new int[0], new float[0]);

    /** The embedding without the mean of its language when this was last revised, of length one; null without one. */
    float @Nullable [] meaning;

    /** Stories of its language that were known when the features were last weighed; 0 to weigh them anew. */
    int weighed;

    LinkGroup group;
    double score;
    /** What of the score embeddings added; negative if they took from it. */
    double embedded;

    /** The group that was last reported. */
    String reported;

    LinkedStory(String id, String language, long order) {
        this.id = id;
        this.language = language;
        this.order = order;
        this.reported = id;
        this.group = new LinkGroup(id);
    }

    /** Whether the two are near enough in time to be the same news. */
    boolean isNear(LinkedStory other) {
        return Math.abs(last - other.last) <= LONGEST_GAP;
    }

    byte[] toBytes() {
        return Bytes.of(out -> {
            out.writeUTF(id);
            out.writeUTF(language);
            out.writeLong(order);
            out.writeLong(last);
            Bytes.writeFeatures(features, out);
            Bytes.writeEmbedding(embedding, out);
        });
    }

    /** The story; its place is still to be read. */
    static LinkedStory fromBytes(String key, byte[] value) {
        return Bytes.read(key, value, in -> {
            LinkedStory story = new LinkedStory(in.readUTF(), in.readUTF(), in.readLong());
            story.last = in.readLong();
            story.features = Bytes.readFeatures(in);
            story.embedding = Bytes.readEmbedding(in);
            return story;
        });
    }

    /** Its place among the others, stored apart, as it changes without the story itself. */
    byte[] linkToBytes() {
        return Bytes.of(out -> {
            out.writeUTF(group.id());
            out.writeDouble(score);
            out.writeUTF(reported);
            if (embedded != 0) {
                out.writeDouble(embedded);
            }
        });
    }

    /** Takes its place back; its group is one by itself with the id that it had. */
    void linkFromBytes(String key, byte[] value) {
        Bytes.read(key, value, in -> {
            group = new LinkGroup(in.readUTF());
            score = in.readDouble();
            reported = in.readUTF();
            embedded = in.available() > 0 ? in.readDouble() : 0;
            return this;
        });
    }
}
