package org.perennial.analysis.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A question about articles, as a tree. {@code toString} is its canonical text: {@link QueryParser} reads it back into an equal
 * query.
 */
public sealed interface Query {

    /** All articles: the query of an empty text. */
    record Everything() implements Query {
        @Override
        public String toString() {
            return QueryPrinter.print(this);
        }
    }

    /**
     * All of its parts. Conditions on anniversaries that stand beside each other ({@code event:}, {@code year:}, {@code n:},
     * {@code kind:}) are of one and the same mention.
     *
     * @param parts two at least, none of them an {@code And}
     */
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return QueryPrinter.print(this);
        }
    }

    /**
     * At least one of its parts.
     *
     * @param parts two at least, none of them an {@code Or}
     */
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return QueryPrinter.print(this);
        }
    }

    /** What its part is not true of. */
    record Not(Query part) implements Query {
        @Override
        public String toString() {
            return QueryPrinter.print(this);
        }
    }

    /**
     * A word, or words that follow each other.
     *
     * @param text as it was typed; holds a letter or a digit
     * @param prefix whether its last word may go on
     */
    record Words(Scope scope, String text, boolean prefix) implements Query {
        @Override
        public String toString() {
            return QueryPrinter.print(this);
        }
    }

    /**
     * A field that is one of some values.
     *
     * @param values in the form in which articles have them; empty for any value at all
     */
    record Match(Field field, List<String> values) implements Query {
        public Match {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return QueryPrinter.print(this);
        }
    }

    /**
     * A number that is in one of some ranges.
     *
     * @param ranges at least one
     */
    record Amount(NumberField field, List<Range> ranges) implements Query {
        public Amount {
            ranges = List.copyOf(ranges);
        }

        @Override
        public String toString() {
            return QueryPrinter.print(this);
        }
    }

    /** Numbers from one to another, both included. */
    record Range(int from, int to) {
        /** Every number there is. */
        public static final Range ALL = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);

        /** Whether the numbers from one to another have any in common with it. */
        public boolean meets(int low, int high) {
            return low <= to && high >= from;
        }
    }

    /** Something that an article has. */
    record Has(Trait trait) implements Query {
        @Override
        public String toString() {
            return QueryPrinter.print(this);
        }
    }

    /** Articles that came to light at or after a moment, or before it. */
    record Appeared(Side side, Moment moment) implements Query {
        @Override
        public String toString() {
            return QueryPrinter.print(this);
        }
    }

    /** Of {@link Appeared}. */
    enum Side {
        /** At the moment or later. */
        AFTER,
        /** Earlier than the moment. */
        BEFORE
    }

    /** Fields that hold a word of a closed or open list. */
    enum Field {
        /** A BCP 47 tag, or the beginning of one: {@code sr} is also {@code sr-Latn}. */
        LANG,
        /** A publisher's address, or the end of one: {@code bbc.example} is also {@code news.bbc.example}. */
        SOURCE,
        /** The country that the source's address names, as two letters. */
        COUNTRY,
        /** The id of a remembered event, or its first words: {@code khojaly} is also {@code khojaly-massacre}. */
        EVENT,
        /** What is remembered, such as {@code commemoration}. */
        KIND,
        /** The id of a story. */
        STORY,
        /** How the text stands to earlier ones, such as {@code near}. */
        RELATION
    }

    /** Fields that hold a whole number. */
    enum NumberField {
        /** The year in which a remembered event took place; of a longer one, any of its years. */
        YEAR,
        /** Which anniversary it is. */
        N,
        /** How many other articles carry the text. */
        COPIES
    }

    /** What an article can have. */
    enum Trait {
        /** A mention that counts as coverage of an anniversary. */
        ANNIVERSARY,
        /** It was changed since it first appeared, or is a changed copy of another. */
        REVISION
    }

    /** All of some queries; one alone is itself. */
    static Query and(List<Query> parts) {
        List<Query> flat = new ArrayList<>();
        parts.forEach(part -> flat.addAll(part instanceof And and ? and.parts() : List.of(part)));
        return flat.size() == 1 ? flat.get(0) : new And(flat);
    }

    /** Any of some queries; one alone is itself. */
    static Query or(List<Query> parts) {
        List<Query> flat = new ArrayList<>();
        parts.forEach(part -> flat.addAll(part instanceof Or or ? or.parts() : List.of(part)));
        return flat.size() == 1 ? flat.get(0) : new Or(flat);
    }
}
