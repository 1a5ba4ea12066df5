package org.perennial.ingest.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** A list of words that class and id names are made of, read from a file beside this class. */
final class NameList {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.:/]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final int MOST_WORDS = 3;

    private static final int MOST_ANSWERS = 20_000;
    private static final int LONGEST_NAME = 60;

    private final Set<String> names;
    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

    private NameList(Set<String> names) {
        this.names = names;
    }

    static NameList of(String resource) {
        try (InputStream data = Objects.requireNonNull(NameList.class.getResourceAsStream(resource));
                BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            Set<String> names = new HashSet<>();
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(names::add);
            return new NameList(names);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
        }
    }

    /** Whether one of an element's classes, or its id, contains words of the list. */
    boolean matches(Element element) {
        return element.attributesSize() > 0 && (contains(element.attr("class")) || contains(element.attr("id")));
    }

    /** Whether one of the names, separated by white space, contains words of the list. */
    private boolean contains(String namesOfElement) {
        int from = 0;
        for (int i = 0; i <= namesOfElement.length(); i++) {
            if (i == namesOfElement.length() || Character.isWhitespace(namesOfElement.charAt(i))) {
                if (i > from && isListed(namesOfElement.substring(from, i))) {
                    return true;
                }
                from = i + 1;
            }
        }
        return false;
    }

    /** Sites use few names, again and again. */
    private boolean isListed(String name) {
        Boolean known = answers.get(name);
        if (known != null) {
            return known;
        }
        boolean listed = !saysNothing(name) && contains(words(name));
        if (answers.size() < MOST_ANSWERS && name.length() <= LONGEST_NAME) {
            answers.put(name, listed);
        }
        return listed;
    }

    private boolean contains(List<String> words) {
        for (int from = 0; from < words.size(); from++) {
            StringBuilder run = new StringBuilder();
            for (int to = from; to < Math.min(words.size(), from + MOST_WORDS); to++) {
                run.append(run.isEmpty() ? "" : " ").append(words.get(to));
                if (names.contains(run.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : SEPARATORS.split(name)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** Names that speak of a state, a script's hook or a screen width, whatever words they contain. */
    private static boolean saysNothing(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("has-")
                || lower.startsWith("no-")
                || lower.startsWith("with-")
                || lower.startsWith("without-")
                || lower.startsWith("is-")
                || lower.startsWith("js-")
                || lower.startsWith("hide-")
                || lower.startsWith("hidden-")
                || lower.startsWith("show-")
                || lower.startsWith("tag-") // WordPress puts every tag of the article on the article
                || lower.startsWith("category-")
                || (lower.startsWith("post-") && lower.length() > 5 && Character.isDigit(lower.charAt(5)))
                || lower.startsWith("hentry")
                || lower.contains(":")
                || lower.endsWith("-hidden");
    }
}
