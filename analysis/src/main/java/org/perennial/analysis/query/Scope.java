package org.perennial.analysis.query;

/** Where words are looked for. */
public enum Scope {
    /** In the title and the text. */
    ANYWHERE("", ""),
    /** In the title only. */
    TITLE("title", ""),
    /** In one of the authors' names. */
    AUTHOR("author", "@"),
    /** In the folders of the article's address, such as {@code politics}. */
    SECTION("section", "/");

    private final String word;
    private final String code;

    Scope(String word, String code) {
        this.word = word;
        this.code = code;
    }

    /** How it is called in a query; empty for {@link #ANYWHERE}. */
    public String word() {
        return word;
    }

    /** A token of it as it stands among an article's terms. */
    String coded(String token) {
        return code + token;
    }
}
