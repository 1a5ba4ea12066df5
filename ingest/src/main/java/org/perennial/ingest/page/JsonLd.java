package org.perennial.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.text.Markup;

/** What a page says of its article in JSON-LD. */
final class JsonLd {
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final Pattern WRAPPING =
            Pattern.compile("^(<!--|//<!\\[CDATA\\[|<!\\[CDATA\\[)|(-->|//\\]\\]>|\\]\\]>)$|;$");
    private static final int MAX_DEPTH = 20;

    private static final Pattern PART =
            Pattern.compile("Comment|Claim|Review|Rating|Object|Person|Organi[sz]ation|Event");

    private final List<JsonNode> articles = new ArrayList<>();
    private final List<JsonNode> dated = new ArrayList<>();

    private JsonLd() {}

    static JsonLd of(TagIndex page) {
        JsonLd found = new JsonLd();
        for (Element script : page.get("script")) {
            if (script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
                String json =
                        WRAPPING.matcher(script.data().strip()).replaceAll("").strip();
                try {
                    found.gather(LENIENT.readTree(json), 0);
                } catch (JsonProcessingException broken) {
                    // one of several scripts, and only a second opinion
                }
            }
        }
        return found;
    }

    private void gather(@Nullable JsonNode node, int depth) {
        if (node == null || depth > MAX_DEPTH) {
            return;
        }
        if (node.isObject() && isArticle(node)) {
            articles.add(node);
        } else if (node.hasNonNull("datePublished")
                && !PART.matcher(node.path("@type").toString()).find()) {
            dated.add(node);
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                gather(child, depth + 1);
            }
        }
    }

    private static boolean isArticle(JsonNode node) {
        String type = node.path("@type").toString();
        return type.contains("Article")
                || type.contains("BlogPosting")
                || type.contains("Report")
                || node.hasNonNull("articleBody")
                || node.hasNonNull("datePublished") && node.hasNonNull("headline");
    }

    /** A property of the first article that has it, as text; null if none has. */
    @Nullable
    String text(String property) {
        return text(articles, property);
    }

    /** When a page that is called no article, but a page, recipe or course, says that it appeared; null if it does not. */
    @Nullable
    String otherDate() {
        return text(dated, "datePublished");
    }

    /** All texts of a property of the first article that has it; empty if none has. */
    List<String> texts(String property) {
        for (JsonNode article : articles) {
            JsonNode value = article.path(property);
            List<String> texts = new ArrayList<>();
            (value.isArray() ? value : List.of(value)).forEach(each -> {
                if (each.isTextual() && !each.asText().isBlank()) {
                    texts.add(Markup.line(each.asText()));
                }
            });
            if (!texts.isEmpty()) {
                return texts;
            }
        }
        return List.of();
    }

    /** Whether the page says that its article, or a part of it, is not free for all. */
    boolean isRestricted() {
        return articles.stream().anyMatch(article -> isFalse(article.path("isAccessibleForFree")));
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.asBoolean() || value.asText().equalsIgnoreCase("false");
    }

    private static @Nullable String text(List<JsonNode> nodes, String property) {
        for (JsonNode article : nodes) {
            JsonNode value = article.path(property);
            JsonNode first = value.isArray() && !value.isEmpty() ? value.get(0) : value;
            if (first.isTextual() && !first.asText().isBlank()) {
                return Markup.line(first.asText());
            }
        }
        return null;
    }

    /** The article's text as paragraphs; empty if it is not given. */
    String body() {
        String longest = "";
        for (JsonNode article : articles) {
            String body = article.path("articleBody").asText("");
            longest = body.length() > longest.length() ? body : longest;
        }
        if (longest.isEmpty()) {
            return "";
        }
        String unescaped = Parser.unescapeEntities(longest, false);
        return Markup.paragraphs(
                unescaped.contains("<") ? unescaped.replace("\n", "<br>") : unescaped.replaceAll("\\n+", "\n\n"));
    }

    /** The names of the article's authors; empty if none are given. */
    List<String> authors() {
        for (JsonNode article : articles) {
            List<String> names = new ArrayList<>();
            addNames(article.path("author"), names, 0);
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    private static void addNames(JsonNode author, List<String> names, int depth) {
        if (author.isTextual()) {
            names.add(author.asText());
        } else if (author.isArray() && depth < 2) {
            author.forEach(each -> addNames(each, names, depth + 1));
        } else if (author.path("name").isTextual() || author.path("name").isArray()) {
            addNames(author.path("name"), names, depth + 1);
        }
    }
}
