package org.perennial.contract;

/**
 * How an article stands to the others, as it was judged after the article had been sent on: an earlier carrier came to
 * light, or one that it belongs to has moved.
 *
 * @param article the article's id
 * @param duplicate what holds from now on; its {@code revision} is higher than that of every judgement before
 */
public record Relation(String article, Duplicate duplicate) {}
