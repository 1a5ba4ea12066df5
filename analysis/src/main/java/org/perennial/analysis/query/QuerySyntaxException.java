package org.perennial.analysis.query;

import java.util.List;
import java.util.stream.Collectors;
import org.perennial.analysis.query.QueryFault.Said;

/** A text that is no query; the message says what is wrong, in which column, and what to write instead. */
public final class QuerySyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final transient Said problem;
    private final transient List<Said> remedies;

    QuerySyntaxException(int column, Said problem, Said... remedies) {
        super(problem.english() + " at column " + column + ": " + english(List.of(remedies)));
        this.column = column;
        this.problem = problem;
        this.remedies = List.of(remedies);
    }

    private static String english(List<Said> sentences) {
        return sentences.stream().map(Said::english).collect(Collectors.joining("; "));
    }

    /** Where it is wrong: the number of the code point, from 1. */
    public int column() {
        return column;
    }

    /** What is wrong. */
    public Said problem() {
        return problem;
    }

    /** What was expected, or is suggested; at least one. */
    public List<Said> remedies() {
        return remedies;
    }
}
