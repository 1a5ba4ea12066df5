package org.perennial.ingest.page;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.text.CleanText;

/** What a site calls itself, as far as a page tells: known by what it declares and by the address. */
final class SiteName {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|\\-–—·•»:/]+\\s+|\\s*[|｜]\\s*");
    private static final Pattern TAIL = Pattern.compile("\\s+[|\\-–—·•»:/]+\\s+([^|–—·•»]{2,60})$");

    /** Chinese and Japanese titles have no blanks around the hyphen. */
    private static final Pattern DENSE_TAIL =
            Pattern.compile("(?<=[\\p{IsHan}！？」）])\\s?[-_|｜－]\\s?([\\p{IsHan}\\p{L}\\p{Nd}]{2,12})$");

    private static final int LONGEST = 2_000;
    private static final int SHORTEST = 3;
    private static final int SHORTEST_TITLE = 10;

    private final String declared;
    private final String host;

    private SiteName(String declared, String host) {
        this.declared = declared;
        this.host = host;
    }

    static SiteName of(MetaElements meta, String address) {
        String declared = meta.get("og:site_name", "application-name");
        String host = Links.site(address).orElse("");
        int end = host.lastIndexOf('.');
        return new SiteName(
                declared == null ? "" : Letters.folded(declared),
                Letters.folded(end > 0 ? host.substring(0, end) : host));
    }

    /** Whether words are the site's name and nothing else. */
    boolean is(String words) {
        String folded = Letters.folded(words);
        return folded.length() >= SHORTEST
                && (folded.equals(declared)
                        || host.contains(folded)
                        || folded.length() >= SHORTEST + 2
                                && folded.startsWith(host)
                                && folded.length() <= host.length() + 4);
    }

    /** A title without the site's name before or behind it; null if there is no title. */
    @Nullable
    String cutFrom(@Nullable String words) {
        String title = CleanText.line(words, LONGEST);
        if (title == null) {
            return null;
        }
        Matcher dense = DENSE_TAIL.matcher(title);
        if (dense.find() && dense.start() >= SHORTEST_TITLE / 2) {
            return title.substring(0, dense.start());
        }
        Matcher tail = TAIL.matcher(title);
        if (tail.find() && tail.start() > SHORTEST_TITLE && resembles(tail.group(1))) {
            return withoutName(title.substring(0, tail.start()));
        }
        return withoutName(title);
    }

    /** The title without those of its parts, at either end, that are the site's name. */
    private String withoutName(String title) {
        List<String> parts = parts(title);
        int first = 0;
        int last = parts.size() - 1;
        while (first < last && is(parts.get(first))) {
            first++;
        }
        while (last > first && is(parts.get(last))) {
            last--;
        }
        int end = last == parts.size() - 1
                ? title.length()
                : title.lastIndexOf(parts.get(last)) + parts.get(last).length();
        return title.substring(first == 0 ? 0 : title.indexOf(parts.get(first)), end);
    }

    /** What stands between the signs that part a title from sections and the site's name; never empty. */
    static List<String> parts(String title) {
        return List.of(SEPARATOR.split(title));
    }

    /** The longest part of a title that is not the site's name. */
    String longestPart(String title) {
        return parts(title).stream()
                .filter(part -> !is(part))
                .max(Comparator.comparingInt(String::length))
                .orElse(title);
    }

    /** Whether words at a title's end resemble the site's name or address, or are too few to be of the title. */
    private boolean resembles(String words) {
        String folded = Letters.folded(words);
        return !declared.isEmpty() && (declared.contains(folded) || folded.contains(declared))
                || folded.length() >= SHORTEST && host.contains(folded)
                || !host.isEmpty() && folded.contains(host)
                || words.split("\\s+").length <= 2;
    }
}
