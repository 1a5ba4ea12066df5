package org.perennial.analysis.story;

/** How rare terms are among the articles of a language that were seen lately. */
final class Rarity {
    /** Articles imagined before the first, so that the first ones do not decide alone. */
    static final double IMAGINED = Double.parseDouble(System.getProperty("n0", "50"));

    private static final double UNSEEN = .5;
    private static final double[] LOGS = new double[4096];

    static {
        for (int i = 0; i < LOGS.length; i++) {
            LOGS[i] = StrictMath.log(i + UNSEEN);
        }
    }

    private final TermWeights counts = new TermWeights();
    private int articles;

    void learn(StoryFeatures features) {
        articles++;
        for (int i = 0; i < features.size(); i++) {
            counts.add(features.term(i), 1);
        }
    }

    /** The logarithm of the number of articles. */
    double total() {
        return StrictMath.log(articles + IMAGINED);
    }

    /** The logarithm of the number of articles that have the term. */
    double count(int term) {
        int n = (int) counts.get(term);
        return n < LOGS.length ? LOGS[n] : StrictMath.log(n + UNSEEN);
    }
}
