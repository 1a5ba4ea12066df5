package org.perennial.watch.search;

import java.util.List;
import java.util.Random;
import org.perennial.contract.EnrichedArticle;

/** Queries made by the grammar: their words and values come from articles, so that some of them match. */
final class RandomQueries {
    private static final List<String> FIXED = List.of(
            "lang:*",
            "event:*",
            "has:anniversary",
            "has:revision",
            "has:copies",
            "has:n",
            "story:*",
            "country:*",
            "source:*",
            "relation:original",
            "relation:exact,near",
            "relation:revision",
            "kind:commemoration",
            "kind:birth,death",
            "n:>=30",
            "n:<20",
            "n:1..35",
            "n:33",
            "year:1990..1995",
            "year:<1950",
            "year:>=1992",
            "copies:>1",
            "copies:0",
            "copies:1..3",
            "after:2025-02-20",
            "before:2025-02-21T12:00",
            "after:5d",
            "before:3d",
            "after:2w",
            "country:az,gb",
            "country:us",
            "source:example",
            "event:khojaly",
            "event:khojaly-massacre",
            "event:chernobyl,black",
            "lang:az,tr",
            "lang:sr",
            "lang:mul",
            "lang:sr-Latn",
            "lang:zh",
            "author:leyla",
            "author:\"leyla a\"",
            "section:world",
            "section:pol*",
            "kind:*",
            "year:*",
            "n:*");

    private final Random random;
    private final List<EnrichedArticle> articles;

    RandomQueries(long seed, List<EnrichedArticle> articles) {
        this.random = new Random(seed);
        this.articles = articles;
    }

    String next() {
        return query(3);
    }

    private String query(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 9)) {
            case 0 -> FIXED.get(random.nextInt(FIXED.size()));
            case 1, 2 -> words();
            case 3 -> (random.nextBoolean() ? "title:" : "") + words();
            case 4 -> "-" + group(depth);
            case 5, 6 -> group(depth) + " OR " + group(depth);
            default -> group(depth) + " " + group(depth);
        };
    }

    private String group(int depth) {
        return "(" + query(depth - 1) + ")";
    }

    /** A piece of an article, cut anywhere or at spaces, with or without a star. */
    private String words() {
        EnrichedArticle article = articles.get(random.nextInt(articles.size()));
        String title = article.title();
        String text = title != null && random.nextInt(3) == 0 ? title : article.text();
        int start = random.nextInt(Math.max(1, text.length()));
        int end = Math.min(text.length(), start + 1 + random.nextInt(15));
        if (random.nextInt(3) > 0) {
            start = text.lastIndexOf(' ', start) + 1;
            int space = text.indexOf(' ', end);
            end = space < 0 ? text.length() : space;
        }
        String words = text.substring(start, Math.min(end, start + 60)).replace("\"", " ");
        boolean nothing = words.chars().noneMatch(Character::isLetterOrDigit);
        return nothing ? "x" : "\"" + words.replace("\\", "\\\\") + "\"" + (random.nextInt(4) == 0 ? "*" : "");
    }
}
