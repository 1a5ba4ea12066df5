package org.perennial.web.page;

/**
 * Asks whether the mails of a watch are to end for a reader.
 *
 * @param watch the watch's name
 * @param address the reader's
 * @param path where the answer goes
 * @param ended whether they have just ended
 */
public record Unsubscribe(String watch, String address, String path, boolean ended) {}
