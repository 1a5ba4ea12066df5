package org.perennial.web.page;

/**
 * A page that says one thing.
 *
 * @param title in a few words
 * @param detail what is the matter, in a sentence
 * @param remedy what to do about it
 */
public record Notice(String title, String detail, String remedy) {}
