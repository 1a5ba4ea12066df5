package org.perennial.analysis.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query made ready to be asked of one article after the other. */
public final class QueryMatcher {
    /** Of each condition, so many places are told. */
    private static final int PLACES_TOLD = 10;

    private final Test test;

    private QueryMatcher(Test test) {
        this.test = test;
    }

    /** @param zone of those who ask: in it, their dates are read */
    public static QueryMatcher of(Query query, ZoneId zone) {
        return new QueryMatcher(test(query, zone));
    }

    /** Whether an article matches. */
    public boolean matches(Document document, Instant now) {
        return test.holds(document, now);
    }

    /** Why an article matches; empty if it does not. */
    public Optional<Why> explain(Document document, Instant now) {
        if (!test.holds(document, now)) {
            return Optional.empty();
        }
        List<Why.Span> words = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        test.explain(document, now, words, fields);
        return Optional.of(new Why(
                words.stream().distinct().toList(), fields.stream().distinct().toList()));
    }

    private interface Test {
        boolean holds(Document document, Instant now);

        /** Adds what made it hold; only asked where it holds. */
        default void explain(Document document, Instant now, List<Why.Span> words, List<String> fields) {}
    }

    private static Test test(Query query, ZoneId zone) {
        if (query instanceof Query.Or or) {
            return new Any(or.parts().stream().map(part -> test(part, zone)).toList());
        }
        if (query instanceof Query.Not not) {
            Test inner = test(not.part(), zone);
            return (document, now) -> !inner.holds(document, now);
        }
        Conjunction conjunction = Conjunction.of(query);
        List<Test> tests = new ArrayList<>();
        if (!conjunction.mention().isEmpty()) {
            tests.add(new OfMention(new MentionSearch(conjunction.mention())));
        }
        for (Query part : conjunction.others()) {
            tests.add(part.equals(query) ? single(query, zone) : test(part, zone));
        }
        return tests.size() == 1 ? tests.get(0) : new All(tests);
    }

    private static Test single(Query query, ZoneId zone) {
        if (query instanceof Query.Words words) {
            return new OfWords(words, new PhraseSearch(words));
        }
        if (query instanceof Query.Match match) {
            return new OfField(
                    QueryPrinter.name(match.field()),
                    (document, now) -> FieldValues.found(document, match),
                    value -> true);
        }
        if (query instanceof Query.Amount amount) {
            return new OfField(
                    "copies",
                    (document, now) -> Integer.toString(document.copies()),
                    copies -> FieldValues.isAmong(amount.ranges(), Integer.parseInt(copies), Integer.parseInt(copies)));
        }
        if (query instanceof Query.Has has) {
            return new OfField("has", (document, now) -> has(document, has.trait()) ? name(has) : null, value -> true);
        }
        if (query instanceof Query.Appeared appeared) {
            return new OfField(
                    "appeared",
                    (document, now) -> {
                        Instant moment = appeared.moment().at(now, zone);
                        boolean before = document.appeared().isBefore(moment);
                        return before == (appeared.side() == Query.Side.BEFORE)
                                ? document.appeared().toString()
                                : null;
                    },
                    value -> true);
        }
        return (document, now) -> true; // everything
    }

    private static String name(Query.Has has) {
        return QueryPrinter.name(has.trait());
    }

    private static boolean has(Document document, Query.Trait trait) {
        return switch (trait) {
            case ANNIVERSARY -> document.coverage();
            case REVISION -> document.version() > 1 || "revision".equals(document.relation());
        };
    }

    private record All(List<Test> tests) implements Test {
        @Override
        public boolean holds(Document document, Instant now) {
            for (Test test : tests) {
                if (!test.holds(document, now)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void explain(Document document, Instant now, List<Why.Span> words, List<String> fields) {
            tests.forEach(test -> test.explain(document, now, words, fields));
        }
    }

    private record Any(List<Test> tests) implements Test {
        @Override
        public boolean holds(Document document, Instant now) {
            for (Test test : tests) {
                if (test.holds(document, now)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void explain(Document document, Instant now, List<Why.Span> words, List<String> fields) {
            for (Test test : tests) {
                if (test.holds(document, now)) {
                    test.explain(document, now, words, fields);
                }
            }
        }
    }

    private record OfWords(Query.Words query, PhraseSearch search) implements Test {
        @Override
        public boolean holds(Document document, Instant now) {
            return search.isIn(document.words());
        }

        @Override
        public void explain(Document document, Instant now, List<Why.Span> words, List<String> fields) {
            if (query.scope() == Scope.ANYWHERE || query.scope() == Scope.TITLE) {
                words.addAll(search.spans(document.words(), PLACES_TOLD));
            } else {
                fields.add(query.toString());
            }
        }
    }

    private record OfMention(MentionSearch search) implements Test {
        @Override
        public boolean holds(Document document, Instant now) {
            return search.find(document).isPresent();
        }

        @Override
        public void explain(Document document, Instant now, List<Why.Span> words, List<String> fields) {
            search.find(document).ifPresent(mention -> fields.addAll(search.told(mention)));
        }
    }

    private interface Value {
        /** Absent where the article has none. */
        @Nullable
        String of(Document document, Instant now);
    }

    private interface Wanted {
        boolean is(String value);
    }

    private record OfField(String name, Value value, Wanted wanted) implements Test {
        @Override
        public boolean holds(Document document, Instant now) {
            String own = value.of(document, now);
            return own != null && wanted.is(own);
        }

        @Override
        public void explain(Document document, Instant now, List<Why.Span> words, List<String> fields) {
            fields.add(name + ":" + value.of(document, now));
        }
    }
}
