package org.perennial.analysis.query;

/** A text that is no query; the message says what is wrong, in which column, and what to write instead. */
public final class QuerySyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final String problem;
    private final String remedy;

    QuerySyntaxException(int column, String problem, String remedy) {
        super(problem + " at column " + column + ": " + remedy);
        this.column = column;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** Where it is wrong: the number of the code point, from 1. */
    public int column() {
        return column;
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What was expected, or is suggested. */
    public String remedy() {
        return remedy;
    }
}
