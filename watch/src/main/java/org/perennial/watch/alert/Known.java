package org.perennial.watch.alert;

/**
 * What a watch knows of an article that it has judged before.
 *
 * @param version which version it judged
 * @param story the story under which it did
 */
public record Known(int version, String story) {}
