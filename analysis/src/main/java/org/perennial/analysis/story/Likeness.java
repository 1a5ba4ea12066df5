package org.perennial.analysis.story;

/**
 * How alike two stories, or a story and a group, are.
 *
 * @param score 0 to 1
 * @param embedded what of it embeddings added; negative if they took from it
 */
record Likeness(double score, double embedded) {
    static final Likeness NONE = new Likeness(0, 0);
}
