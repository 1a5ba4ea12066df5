package org.perennial.analysis.language.models;

/** How many letters in a row are looked at; as Lingua's two modes. */
public enum Accuracy {
    /** Three at every length of text. */
    LOW(3),
    /** One to five in texts of less than 120 characters, three in longer ones. */
    HIGH(5);

    private final int longest;

    Accuracy(int longest) {
        this.longest = longest;
    }

    /** The length of the longest n-grams that are needed. */
    int longest() {
        return longest;
    }
}
