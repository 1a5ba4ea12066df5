package org.perennial.analysis.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads queries.
 *
 * <pre>
 * query = all ("OR" all)*
 * all   = one (["AND"] one)*
 * one   = ("-" | "NOT") one | "(" query ")" | field ":" value | word | "\"" words "\""
 * </pre>
 *
 * A word and a phrase may end in a star. Signs are those of any keyboard: “quotes”, full-width brackets and colons. Reading
 * takes time linear in the text, and limits on length and depth hold for texts that strangers send.
 */
public final class QueryParser {
    /** The most code points of a query. */
    public static final int LONGEST = 4_000;

    private static final int DEEPEST = 50;
    private static final int MOST_CONDITIONS = 500;

    private final int[] text;
    private int at;
    private int depth;
    private int conditions;

    private QueryParser(int[] text) {
        this.text = text;
    }

    /**
     * The query that a text says; {@link Query.Everything} for an empty one.
     *
     * @throws QuerySyntaxException if it says none
     */
    public static Query parse(String text) {
        if (text.length() > 2 * LONGEST || text.codePointCount(0, text.length()) > LONGEST) {
            throw new QuerySyntaxException(LONGEST + 1, QueryFault.TOO_LONG.of(LONGEST), QueryFault.MAKE_TWO.of());
        }
        QueryParser parser = new QueryParser(text.codePoints().toArray());
        parser.skipSpaces();
        if (parser.isAtEnd()) {
            return new Query.Everything();
        }
        Query query = parser.query(Scope.ANYWHERE);
        if (!parser.isAtEnd()) {
            throw parser.error(QueryFault.UNOPENED.of(), QueryFault.REMOVE_OR_OPEN.of());
        }
        return query;
    }

    /** @param scope of the field whose brackets it stands in */
    private Query query(Scope scope) {
        List<Query> parts = new ArrayList<>(List.of(all(scope)));
        while (takeOperator("OR")) {
            parts.add(all(scope));
        }
        return Query.or(parts);
    }

    private Query all(Scope scope) {
        List<Query> parts = new ArrayList<>(List.of(one(scope)));
        while (takeOperator("AND") || (!isAtEnd() && !Signs.closes(text[at]) && !isOperator("OR"))) {
            parts.add(one(scope));
        }
        return Query.and(parts);
    }

    private Query one(Scope scope) {
        skipSpaces();
        if (isAtEnd() || Signs.closes(text[at])) {
            throw error(isAtEnd() ? QueryFault.ENDS.of() : QueryFault.STANDS.of("\")\""), QueryFault.EXPECT_TERM.of());
        }
        if (takeOperator("NOT") || takeMinus()) {
            return new Query.Not(deeper(() -> one(scope)));
        }
        if (isOperator("OR") || isOperator("AND")) {
            throw error(QueryFault.STANDS.of(operator()), QueryFault.EXPECT_TERM_BEFORE.of());
        }
        if (++conditions > MOST_CONDITIONS) {
            throw error(QueryFault.TOO_MANY.of(MOST_CONDITIONS), QueryFault.MAKE_TWO_QUERIES.of());
        }
        if (Signs.opens(text[at])) {
            return deeper(() -> brackets(scope));
        }
        int field = endOfField();
        return field < 0 ? words(scope) : field(scope, field);
    }

    private interface Part {
        Query read();
    }

    private Query deeper(Part part) {
        if (++depth > DEEPEST) {
            throw error(QueryFault.TOO_DEEP.of(DEEPEST), QueryFault.WRITE_FLATTER.of());
        }
        Query query = part.read();
        depth--;
        return query;
    }

    private Query brackets(Scope scope) {
        int opened = at++;
        Query query = query(scope);
        skipSpaces();
        if (isAtEnd()) {
            throw new QuerySyntaxException(opened + 1, QueryFault.UNCLOSED.of(), QueryFault.CLOSE_OR_QUOTE.of());
        }
        at++;
        skipSpaces();
        return query;
    }

    private Query field(Scope outer, int colon) {
        int start = at;
        String name = text(start, colon);
        if (outer != Scope.ANYWHERE) {
            throw error(QueryFault.FIELD_INSIDE.of(name, outer.word()), QueryFault.EXPECT_WORDS_ONLY.of());
        }
        at = colon + 1;
        skipSpaces();
        if (isAtEnd() || Signs.closes(text[at])) {
            throw error(
                    QueryFault.NOTHING_FOLLOWS.of(name), Fields.expected(name).orElse(QueryFault.EXPECT_VALUE.of()));
        }
        Optional<Scope> scope = Fields.scope(name);
        if (scope.isPresent()) {
            return Signs.opens(text[at]) ? deeper(() -> brackets(scope.get())) : words(scope.get());
        }
        if (!Fields.isKnown(name)) {
            throw Fields.unknown(name, start + 1);
        }
        return Fields.read(name, values());
    }

    /** The values of a field: one, several with commas, or several in brackets with commas, spaces or OR. */
    private List<Fields.Value> values() {
        List<Fields.Value> values = new ArrayList<>();
        if (!Signs.opens(text[at])) {
            do {
                values.add(value());
            } while (takeComma());
            skipSpaces();
            return values;
        }
        int opened = at++;
        skipSpaces();
        while (isAtEnd() || !Signs.closes(text[at])) {
            if (isAtEnd()) {
                throw new QuerySyntaxException(opened + 1, QueryFault.UNCLOSED.of(), QueryFault.CLOSE_AFTER_VALUE.of());
            }
            if (!takeComma() && (values.isEmpty() || !takeOperator("OR"))) {
                values.add(value());
            }
            skipSpaces();
        }
        if (values.isEmpty()) {
            throw error(QueryFault.EMPTY_BRACKETS.of(), QueryFault.EXPECT_VALUE.of());
        }
        at++;
        skipSpaces();
        return values;
    }

    private Fields.Value value() {
        int start = at;
        if (++conditions > MOST_CONDITIONS) {
            throw error(QueryFault.TOO_MANY.of(MOST_CONDITIONS), QueryFault.MAKE_TWO_QUERIES.of());
        }
        if (!isAtEnd() && Signs.isQuote(text[at])) {
            return new Fields.Value(start + 1, quoted());
        }
        while (!isAtEnd() && !endsWord(at) && !Signs.isComma(text[at])) {
            at++;
        }
        if (at == start) {
            throw error(QueryFault.NO_VALUE.of(), QueryFault.GIVE_ONE_OR_QUOTE.of());
        }
        return new Fields.Value(start + 1, text(start, at));
    }

    private Query words(Scope scope) {
        int start = at;
        String words;
        if (Signs.isQuote(text[at])) {
            words = quoted();
        } else {
            while (!isAtEnd() && !endsWord(at) && !Signs.isStar(text[at])) {
                at++;
            }
            words = text(start, at);
        }
        boolean prefix = !isAtEnd() && Signs.isStar(text[at]);
        if (prefix) {
            at++;
            if (!isAtEnd() && !endsWord(at)) {
                throw error(QueryFault.STAR_WITHIN.of(), QueryFault.STAR_AT_END.of());
            }
        }
        if (Analyser.tokens(words).isEmpty()) {
            throw new QuerySyntaxException(
                    start + 1,
                    words.isBlank() ? QueryFault.EMPTY_PHRASE.of() : QueryFault.NO_LETTERS.of(words),
                    QueryFault.GIVE_WORD.of());
        }
        skipSpaces();
        return new Query.Words(scope, words, prefix);
    }

    private String quoted() {
        int opened = at++;
        StringBuilder inside = new StringBuilder();
        while (!isAtEnd() && !Signs.isQuoteThatCloses(text[opened], text[at])) {
            boolean escaped = text[at] == '\\' && at + 1 < text.length && (text[at + 1] == '\\' || text[at + 1] == '"');
            at += escaped ? 1 : 0;
            inside.appendCodePoint(text[at++]);
        }
        if (isAtEnd()) {
            throw new QuerySyntaxException(opened + 1, QueryFault.OPEN_PHRASE.of(), QueryFault.CLOSE_QUOTE.of());
        }
        at++;
        return inside.toString();
    }

    private boolean endsWord(int i) {
        int c = text[i];
        if (Signs.isQuote(c)) {
            return i == 0 || i + 1 == text.length || !Signs.isInsideOfWord(text[i - 1], c, text[i + 1]);
        }
        return Signs.isSpace(c) || Signs.opens(c) || Signs.closes(c);
    }

    /** Where the colon stands if a field's name begins here; -1 if none does. */
    private int endOfField() {
        int i = at;
        while (i < text.length && (text[i] == '_' || (text[i] < 128 && Character.isLetter(text[i])))) {
            i++;
        }
        return i > at && i < text.length && Signs.isColon(text[i]) ? i : -1;
    }

    private boolean takeMinus() {
        if (!Signs.isMinus(text[at])) {
            return false;
        }
        at++;
        return true;
    }

    private boolean takeComma() {
        if (isAtEnd() || !Signs.isComma(text[at])) {
            return false;
        }
        at++;
        return true;
    }

    private boolean takeOperator(String word) {
        if (!isOperator(word)) {
            return false;
        }
        at += word.length();
        skipSpaces();
        return true;
    }

    private boolean isOperator(String word) {
        return operator().equals(word);
    }

    /** The operator that stands here; empty if none does. */
    private String operator() {
        int end = at;
        while (end < text.length && end < at + 4 && text[end] >= 'A' && text[end] <= 'Z') {
            end++;
        }
        String word = text(at, end);
        boolean whole = end == text.length || endsWord(end);
        return whole && Signs.OPERATORS.contains(word) ? word : "";
    }

    private void skipSpaces() {
        while (!isAtEnd() && Signs.isSpace(text[at])) {
            at++;
        }
    }

    private boolean isAtEnd() {
        return at >= text.length;
    }

    private String text(int from, int to) {
        return new String(text, from, to - from);
    }

    private QuerySyntaxException error(QueryFault.Said problem, QueryFault.Said remedy) {
        return new QuerySyntaxException(at + 1, problem, remedy);
    }
}
