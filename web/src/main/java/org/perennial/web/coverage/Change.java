package org.perennial.web.coverage;

/**
 * Something that is new in the store.
 *
 * @param entry the face of its cluster as it is now: the article that is shown for all
 * @param ofFace whether the face itself is new or changed, and not one of its copies
 */
public record Change(Entry entry, boolean ofFace) {}
