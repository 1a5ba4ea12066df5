package org.perennial.analysis.story;

/** Articles of one language so alike that they stay together: what stories are made of. */
final class Part {
    /** Sums hold articles at this length, which keeps their weights within what a byte can say. */
    static final double LENGTH = 64;

    final String id;
    /** Place in the order of arrival. */
    final long order;

    String story;
    long first;
    long last;
    int articles;
    StoryFeatures sum;
    /** Length of the sum of the articles' vectors, each of length one: their number if all were the same. */
    double length = 1;

    Part(String id, long order, long at, StoryFeatures unit) {
        this.id = id;
        this.order = order;
        this.story = id;
        this.first = at;
        this.last = at;
        this.articles = 1;
        this.sum = unit;
    }

    void add(long at, StoryFeatures unit, double score) {
        first = Math.min(first, at);
        last = Math.max(last, at);
        length = Math.sqrt(length * length + 2 * articles * score + 1);
        articles++;
        sum = sum.plus(unit);
    }
}
