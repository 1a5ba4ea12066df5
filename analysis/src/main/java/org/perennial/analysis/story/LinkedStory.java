package org.perennial.analysis.story;

import java.time.Duration;

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
    /** The features weighed when this was last revised; of length one. */
    Vector vector = new Vector(new int[0], new float[0]);

    /** Stories of its language that were known when the features were last weighed; 0 to weigh them anew. */
    int weighed;

    LinkGroup group;
    double score;
    /** The group that was last reported. */
    String reported;

    LinkedStory(String id, String language, long order) {
        this.id = id;
        this.language = language;
        this.order = order;
        this.reported = id;
        this.group = new LinkGroup(id);
    }

    /** 0 to 1: the cosine of the two; 0 when they are too far apart in time. */
    double likeness(LinkedStory other) {
        return Math.abs(last - other.last) > LONGEST_GAP ? 0 : vector.dot(other.vector);
    }

    byte[] toBytes() {
        return Bytes.of(out -> {
            out.writeUTF(id);
            out.writeUTF(language);
            out.writeLong(order);
            out.writeLong(last);
            Bytes.writeFeatures(features, out);
        });
    }

    /** The story; its place is still to be read. */
    static LinkedStory fromBytes(String key, byte[] value) {
        return Bytes.read(key, value, in -> {
            LinkedStory story = new LinkedStory(in.readUTF(), in.readUTF(), in.readLong());
            story.last = in.readLong();
            story.features = Bytes.readFeatures(in);
            return story;
        });
    }

    /** Its place among the others, stored apart, as it changes without the story itself. */
    byte[] linkToBytes() {
        return Bytes.of(out -> {
            out.writeUTF(group.id());
            out.writeDouble(score);
            out.writeUTF(reported);
        });
    }

    /** Takes its place back; its group is one by itself with the id that it had. */
    void linkFromBytes(String key, byte[] value) {
        Bytes.read(key, value, in -> {
            group = new LinkGroup(in.readUTF());
            score = in.readDouble();
            reported = in.readUTF();
            return this;
        });
    }
}
