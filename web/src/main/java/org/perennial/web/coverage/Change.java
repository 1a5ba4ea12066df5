package org.perennial.web.coverage;

/**
 * Something that is new in the store.
 *
 * @param entry the cluster's first carrier as it is now
 * @param ofFace whether the first carrier itself is new or changed, and not one of its copies
 */
public record Change(Entry entry, boolean ofFace) {}
