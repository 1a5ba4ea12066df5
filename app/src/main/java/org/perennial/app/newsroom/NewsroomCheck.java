package org.perennial.app.newsroom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.perennial.app.newsroom.ExpectedArticle.Anniversary;
import org.perennial.app.newsroom.Holdings.StoredArticle;
import org.perennial.app.newsroom.Holdings.StoredDeadLetter;
import org.perennial.app.newsroom.Holdings.StoredMention;

/** Compares a newsroom's key with what a store holds. Used once, by one thread. */
public final class NewsroomCheck {
    private static final double COUNTS_FROM = 0.5;
    private static final Set<String> NO_TAG = Set.of("observance", "private");

    private final NewsroomKey key;
    private final Holdings holdings;
    private final List<String> differences = new ArrayList<>();
    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    private final Map<String, StoredArticle> found = new HashMap<>();
    private final Map<String, Set<String>> reasons = new HashMap<>();

    private NewsroomCheck(NewsroomKey key, Holdings holdings) {
        this.key = key;
        this.holdings = holdings;
        for (Kind kind : Kind.values()) {
            tallies.put(kind, new Tally(0, 0));
        }
    }

    /** What is compared. */
    public enum Kind {
        ARTICLES,
        LANGUAGES,
        TAGS,
        /** Articles without any anniversary that must have no tag. */
        UNTAGGED,
        COPIES,
        VERSIONS,
        DEAD_LETTERS
    }

    /** How many were expected, and how many of them are right. */
    public record Tally(int expected, int right) {}

    /**
     * The outcome.
     *
     * @param differences one sentence each with entry, field, expected and found, in the order of the key
     */
    public record Result(List<String> differences, Map<Kind, Tally> tallies) {
        /** Whether the store holds just what the key says. */
        public boolean holds() {
            return differences.isEmpty();
        }
    }

    /** Compares all of the key. */
    public static Result compare(NewsroomKey key, Holdings holdings) {
        return new NewsroomCheck(key, holdings).run();
    }

    private Result run() {
        for (StoredDeadLetter letter : holdings.deadLetters()) {
            reasons.computeIfAbsent(letter.subject(), subject -> new TreeSet<>())
                    .add(letter.reason());
        }
        key.articles()
                .forEach(expected ->
                        holdings.article(expected.place()).ifPresent(stored -> found.put(expected.entry(), stored)));
        for (ExpectedArticle expected : key.articles()) {
            if (expected.deadLetter().isPresent()) {
                deadLetter(expected);
            } else {
                article(expected);
            }
        }
        key.feeds().forEach((url, reason) -> deadLetter("feed " + url, url, reason));
        unexpected();
        return new Result(List.copyOf(differences), Map.copyOf(tallies));
    }

    private void deadLetter(ExpectedArticle expected) {
        deadLetter(expected.entry(), subject(expected), expected.deadLetter().orElseThrow());
        if (found.containsKey(expected.entry())) {
            differences.add(expected.entry() + ": article: expected none, since it is a dead letter, found one");
        }
    }

    private void deadLetter(String name, String subject, String reason) {
        Set<String> stored = reasons.getOrDefault(subject, Set.of());
        count(
                Kind.DEAD_LETTERS,
                stored.contains(reason),
                name,
                "dead letter",
                reason,
                stored.isEmpty() ? "none" : stored);
    }

    private void article(ExpectedArticle expected) {
        StoredArticle stored = found.get(expected.entry());
        boolean there = stored != null;
        count(Kind.ARTICLES, there, expected.entry(), "article", subject(expected), "none" + buried(expected));
        expected.language()
                .ifPresent(language -> count(
                        Kind.LANGUAGES, there, expected.entry(), language, stored == null ? "" : stored.language()));
        count(
                Kind.VERSIONS,
                there,
                expected.entry(),
                Integer.toString(expected.versions()),
                stored == null ? "" : Integer.toString(stored.versions()));
        expected.anniversaries()
                .ifPresent(list -> anniversaries(
                        expected.entry(), there, list, stored == null ? List.of() : tags(stored.anniversaries())));
        copies(expected, Optional.ofNullable(stored));
    }

    private String buried(ExpectedArticle expected) {
        Set<String> stored = reasons.getOrDefault(subject(expected), Set.of());
        return stored.isEmpty() ? "" : ", but a dead letter: " + String.join(", ", stored);
    }

    private void anniversaries(String entry, boolean there, List<Anniversary> expected, List<StoredMention> stored) {
        List<StoredMention> left = new ArrayList<>(stored);
        if (expected.isEmpty()) {
            boolean right = there && left.isEmpty();
            tally(Kind.UNTAGGED, right);
            if (there && !right) {
                differences.add(entry + ": anniversaries: expected none, found " + shown(left));
            }
        }
        for (Anniversary one : expected) {
            Optional<StoredMention> match =
                    left.stream().filter(mention -> matches(one, mention)).findFirst();
            match.ifPresent(left::remove);
            tally(Kind.TAGS, match.isPresent());
            if (there && match.isEmpty()) {
                differences.add(entry + ": anniversaries: expected " + one + ", found "
                        + (stored.isEmpty() ? "none" : shown(stored)));
            }
        }
    }

    private static List<StoredMention> tags(List<StoredMention> mentions) {
        return mentions.stream()
                .filter(mention -> mention.confidence() >= COUNTS_FROM && !NO_TAG.contains(mention.kind()))
                .toList();
    }

    private static boolean matches(Anniversary expected, StoredMention stored) {
        return (expected.event().isEmpty() || expected.event().equals(stored.event()))
                && (expected.n().isEmpty() || expected.n().equals(stored.n()))
                && (expected.start().isEmpty() || expected.start().equals(stored.start()))
                && (expected.end().isEmpty() || expected.end().equals(stored.end()));
    }

    private static String shown(List<StoredMention> mentions) {
        return String.join(
                " and ",
                mentions.stream()
                        .map(one -> new Anniversary(one.event(), one.n(), one.start(), one.end()).toString())
                        .toList());
    }

    /** Whichever of two copies came first is the original, so the pair is judged, not its order. */
    private void copies(ExpectedArticle expected, Optional<StoredArticle> stored) {
        if (expected.alone() && stored.isPresent() && stored.get().relation().equals("exact")) {
            differences.add(expected.entry() + ": copy: expected none, found an exact copy in cluster "
                    + stored.get().cluster());
        }
        for (String other : new TreeSet<>(expected.copies())) {
            StoredArticle counterpart = found.get(other);
            if (other.compareTo(expected.entry()) < 0) {
                continue;
            }
            boolean right = stored.isPresent()
                    && counterpart != null
                    && counterpart.cluster().equals(stored.get().cluster())
                    && (counterpart.relation().equals("exact")
                            || stored.get().relation().equals("exact"));
            tally(Kind.COPIES, right);
            if (!right && stored.isPresent() && counterpart != null) {
                differences.add(expected.entry() + ": copy: expected an exact copy of " + other + ", found "
                        + stored.get().relation() + " in cluster "
                        + stored.get().cluster() + " and "
                        + counterpart.relation() + " in cluster " + counterpart.cluster());
            }
        }
    }

    /** Nothing of the newsroom may be stored that the key does not know. */
    private void unexpected() {
        Set<String> known = new HashSet<>(key.feeds().keySet());
        key.articles().stream().filter(one -> one.deadLetter().isPresent()).forEach(one -> known.add(subject(one)));
        key.articles().stream()
                .filter(one -> one.deadLetter().isEmpty())
                .forEach(one -> reasons.getOrDefault(subject(one), Set.of()).stream()
                        .filter(reason -> found.containsKey(one.entry()))
                        .forEach(reason ->
                                differences.add(one.entry() + ": dead letter: expected none, found " + reason)));
        Set<String> subjects = new HashSet<>();
        key.articles().forEach(one -> subjects.add(subject(one)));
        new TreeSet<>(reasons.keySet())
                .stream()
                        .filter(subject -> subject.startsWith(key.base())
                                && !known.contains(subject)
                                && !subjects.contains(subject))
                        .forEach(subject -> differences.add(subject + ": dead letter: expected none, found "
                                + String.join(", ", reasons.getOrDefault(subject, Set.of()))));
        int stored = holdings.articlesUnder(key.base());
        if (stored > found.size()) {
            differences.add("all: articles: expected " + found.size() + " under " + key.base() + ", found " + stored);
        }
    }

    private static String subject(ExpectedArticle expected) {
        String url = expected.place().url();
        return url == null ? expected.place().guid() : url;
    }

    private void count(Kind kind, boolean there, String entry, String expected, String stored) {
        boolean right = there && expected.equals(stored);
        tally(kind, right);
        if (there && !right) {
            String field = kind == Kind.LANGUAGES ? "language" : "versions";
            differences.add(entry + ": " + field + ": expected " + expected + ", found " + stored);
        }
    }

    private void count(Kind kind, boolean right, String name, String field, Object expected, Object stored) {
        tally(kind, right);
        if (!right) {
            differences.add(name + ": " + field + ": expected " + expected + ", found " + stored);
        }
    }

    private void tally(Kind kind, boolean right) {
        tallies.merge(
                kind,
                new Tally(1, right ? 1 : 0),
                (a, b) -> new Tally(a.expected() + b.expected(), a.right() + b.right()));
    }
}
