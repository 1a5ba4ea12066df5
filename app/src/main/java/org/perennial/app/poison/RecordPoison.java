package org.perennial.app.poison;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.ArticleId;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;

/** Records for the topic of raw articles, broken. Each begins as a whole article, of an id of its own. */
final class RecordPoison {
    private static final int EACH = 4;
    private static final Outcome UNREADABLE = letter(DeadLetterReason.RECORD_UNREADABLE);
    private static final Outcome TOO_LARGE = letter(DeadLetterReason.RECORD_TOO_LARGE);

    private final long seed;
    private final Instant now;
    private final Consumer<Poison> out;
    private int made;

    private RecordPoison(long seed, Instant now, Consumer<Poison> out) {
        this.seed = seed;
        this.now = now;
        this.out = out;
    }

    /** Makes all of them, fetched now. */
    static void make(long seed, Instant now, Consumer<Poison> out) {
        RecordPoison poison = new RecordPoison(seed, now, out);
        poison.noJson();
        poison.wrongFields();
        poison.wrongKeys();
        poison.oddText();
        poison.oddFields();
        poison.large();
        poison.timed();
    }

    /** A whole article as JSON, beside what is to be read of it. */
    static RawArticle article(Words words, String name, Instant fetched) {
        String url = "https://" + name + ".example/a";
        return new RawArticle(
                ArticleId.ofUrl(url),
                url,
                url,
                name + ".example",
                "https://" + name + ".example/feed",
                null,
                words.title(),
                words.text(),
                null,
                List.of(),
                fetched,
                null,
                null,
                fetched,
                null,
                false);
    }

    /** What is stored of an article. */
    static String result(@Nullable String title, String text) {
        return title + " / " + text;
    }

    private static Outcome letter(DeadLetterReason reason) {
        return new Outcome(Verdict.DEAD_LETTER, reason.code());
    }

    private RawArticle next() {
        int number = made++;
        return article(new Words(seed + number, number), "poison-" + seed + "-" + number, now);
    }

    private void add(String kind, byte @Nullable [] key, byte @Nullable [] value, long time, Outcome expected) {
        out.accept(new Poison(Door.RECORD, "record: " + kind, key, value, time, expected));
    }

    private void add(String kind, String key, byte[] value, Outcome expected) {
        add(kind, key.getBytes(UTF_8), value, now.toEpochMilli(), expected);
    }

    /** Several articles whose JSON is damaged alike, for dead letters. */
    private void damaged(String kind, UnaryOperator<String> damage) {
        for (int i = 0; i < EACH; i++) {
            RawArticle article = next();
            add(kind, article.id(), damage.apply(Json.write(article)).getBytes(UTF_8), UNREADABLE);
        }
    }

    /** Articles that each have a field of another value, for dead letters. */
    private void wrong(String kind, String field, String... values) {
        for (String value : values) {
            RawArticle article = next();
            add(kind, article.id(), with(article, field, tree(value)).getBytes(UTF_8), UNREADABLE);
        }
    }

    /** Articles that each have a field of another value, which are stored all the same. */
    private void odd(String kind, String field, String... values) {
        for (String value : values) {
            RawArticle article = next();
            add(
                    kind,
                    article.id(),
                    with(article, field, tree(value)).getBytes(UTF_8),
                    Outcome.taken(result(article.title(), article.text())));
        }
    }

    /** Articles of another text, and what is stored of it. */
    private void text(String kind, String text, String stored) {
        RawArticle article = next();
        add(
                kind,
                article.id(),
                with(article, "text", TextNode.valueOf(text)).getBytes(UTF_8),
                Outcome.repaired(result(article.title(), stored)));
    }

    private static String with(RawArticle article, String field, JsonNode value) {
        ObjectNode json = Json.mapper().valueToTree(article);
        json.set(field, value);
        return json.toString();
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private void noJson() {
        damaged("JSON that breaks off", json -> json.substring(0, json.length() * 2 / 3));
        damaged("JSON with another behind it", json -> json + json);
        damaged("JSON with words behind it", json -> json + " and so on");
        damaged("JSON in an array", json -> "[" + json + "]");
        damaged("JSON as a string of JSON", json -> TextNode.valueOf(json).toString());
        damaged("XML", json -> "<rss version=\"2.0\"><channel/></rss>");
        for (String value :
                List.of("null", "true", "42", "\"words\"", "[]", "{}", "", " ", "NaN", "{\"text\":\"words\"}")) {
            RawArticle article = next();
            add("JSON of no article", article.id(), value.getBytes(UTF_8), UNREADABLE);
        }
        for (int i = 0; i < EACH; i++) {
            RawArticle article = next();
            byte[] bytes = Json.write(article).getBytes(UTF_8);
            bytes[bytes.length / 2] = (byte) 0xFF;
            add("bytes that are no UTF-8", article.id(), bytes, UNREADABLE);
        }
        for (int i = 0; i < EACH; i++) {
            Words words = new Words(seed + i, 0);
            byte[] noise = new byte[200 + words.below(2_000)];
            for (int at = 0; at < noise.length; at++) {
                noise[at] = (byte) words.below(256);
            }
            add("any bytes", next().id(), noise, UNREADABLE);
        }
        for (int i = 0; i < EACH; i++) {
            RawArticle article = next();
            Outcome stored = Outcome.taken(result(article.title(), article.text()));
            add("JSON in UTF-16", article.id(), Json.write(article).getBytes(UTF_16LE), stored);
        }
        for (int i = 0; i < EACH; i++) {
            RawArticle article = next();
            Outcome stored = Outcome.repaired(result(article.title(), article.text()));
            add("a byte order mark", article.id(), ("\uFEFF" + Json.write(article)).getBytes(UTF_8), stored);
        }
    }

    private void wrongFields() {
        wrong("text of another type", "text", "{\"a\":1}", "[1]", "[]", "{}");
        wrong("authors of another type", "authors", "\"Jane\"", "{\"a\":1}", "[null]", "[[\"a\"]]", "7");
        wrong(
                "dates of another form",
                "published",
                "\"yesterday\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-01-01\"",
                "{\"a\":1}",
                "true",
                "1e1000000000",
                "1e400");
        wrong("a word that the contract does not know", "published_from", "\"moon\"", "99", "{}");
        wrong("truth of another type", "truncated", "\"perhaps\"", "[]", "{}");
        wrong("details of another type", "details", "\"x\"", "[1]", "{\"tags\":\"x\"}", "{\"tags\":[null]}");
        RawArticle deep = next();
        add(
                "JSON 5,000 deep",
                deep.id(),
                Json.write(deep)
                        .replaceFirst("\\{", "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + ",")
                        .getBytes(UTF_8),
                UNREADABLE);
    }

    private void wrongKeys() {
        for (int i = 0; i < EACH; i++) {
            RawArticle article = next();
            byte[] json = Json.write(article).getBytes(UTF_8);
            add("no key", null, json, now.toEpochMilli(), UNREADABLE);
            add("a key that is not the id", "other-" + article.id(), json, UNREADABLE);
            add("an empty key", "", json, UNREADABLE);
            add("no value", article.id().getBytes(UTF_8), null, now.toEpochMilli(), UNREADABLE);
        }
        add("neither key nor value", null, null, now.toEpochMilli(), UNREADABLE);
        for (int length : new int[] {1_001, 5_000, 100_000}) {
            String id = "i".repeat(length);
            String json = with(next(), "id", TextNode.valueOf(id));
            add("an id without end", id, json.getBytes(UTF_8), TOO_LARGE);
        }
        for (int i = 0; i < EACH; i++) {
            RawArticle article = next();
            String json = Json.write(article).replaceFirst("\"id\":\"", "\"id\":\"\\\\uD800");
            add("an id of half a character", "\uD800" + article.id(), json.getBytes(UTF_8), UNREADABLE);
        }
    }

    private void oddText() {
        String some = "Words before it. ";
        text("no text", "", "");
        text("no text", " \n\t ", " \n\t ");
        text("no text", "\u200B\u200D\uFEFF", "\u200B\u200D\uFEFF");
        text("NUL within the text", some + "\u0000", some + "\uFFFD");
        text("NUL within the text", "\u0000".repeat(500), "\uFFFD".repeat(500));
        String controls = some + "\u0001\u0008\u001b[31m\u007f\u0085";
        text("control characters", controls, controls);
        String bidi = "\u202E" + some + "\u2066\u202C\u200F";
        text("signs of direction", bidi, bidi);
        String marks = "e" + "\u0301".repeat(5_000);
        text("5,000 accents on one letter", marks, marks);
        String emoji = "\uD83D\uDC69\u200D\uD83D\uDE80".repeat(300);
        text("pictures and no words", emoji, emoji);
        for (String attack : List.of(
                "'; DROP TABLE article; --",
                "<script>alert(1)</script>",
                "${jndi:ldap://x.example/a}",
                "=cmd|' /C calc'!A0",
                "%s%s%n {0} \\u0000",
                "\\x00 E'\\\\' $$ ::text")) {
            text("what attacks others", some + attack, some + attack);
        }
        for (String pattern :
                List.of("on the 10th anniversary of ", "1992-02-26 ", "100 years, ", "\"(", "a-", "1.", "İi̇")) {
            String text = pattern.repeat(50_000 / pattern.length());
            text("one pattern over and over", text, text);
        }
        for (String letter : List.of("a", "字", "ا", "é", "1", "-", "\uD835\uDC00")) {
            String word = letter.repeat(20_000);
            text("a word of 20,000 letters", word, word);
        }
    }

    private void oddFields() {
        odd("fields that nobody knows", "mood", "\"sunny\"", "{\"a\":[1,{\"b\":null}]}", "1e999", "[[[[]]]]");
        odd(
                "a publication far away",
                "published",
                "\"0001-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"+12345-01-01T00:00:00Z\"",
                "\"-9999-01-01T00:00:00Z\"",
                "0",
                "-1");
        odd("a fetch far away", "fetched", "\"+999999-01-01T00:00:00Z\"", "\"-0001-01-01T00:00:00Z\"", "null");
        odd(
                "a language that is none",
                "language_hint",
                "\"klingon\"",
                "\"\"",
                "\"x-\"",
                "\"" + "e".repeat(5_000) + "\"");
        odd(
                "addresses that are none",
                "url",
                "\"javascript:alert(1)\"",
                "\"\"",
                "\"http://[\"",
                "\"" + "u".repeat(50_000) + "\"");
        odd("10,000 authors", "authors", Arrays.toString(new String[] {"\"" + "n\",\"".repeat(10_000) + "n\""}));
        odd("an author of a megabyte", "authors", "[\"" + "n".repeat(1_000_000) + "\"]");
        odd("a source without end", "source", "\"" + "s".repeat(20_000) + "\"", "\"\\u0000\"");
        for (Map.Entry<String, String> title : Map.of(
                        "\u0000", "\uFFFD", "", "", "t".repeat(200_000), "t".repeat(200_000), "\u202E", "\u202E")
                .entrySet()) {
            RawArticle article = next();
            add(
                    "an odd title",
                    article.id(),
                    with(article, "title", TextNode.valueOf(title.getKey())).getBytes(UTF_8),
                    Outcome.repaired(result(title.getValue(), article.text())));
        }
        for (int i = 0; i < EACH; i++) {
            RawArticle article = next();
            String twice = Json.write(article).replaceFirst("\\{", "{\"title\":\"Another\",");
            add(
                    "a field twice",
                    article.id(),
                    twice.getBytes(UTF_8),
                    Outcome.repaired(result(article.title(), article.text())));
        }
        for (int i = 0; i < EACH; i++) {
            RawArticle article = next();
            String json = with(article, "text", TextNode.valueOf("LONE")).replace("LONE", "x\\uD83D y \\uDE00");
            add(
                    "half characters",
                    article.id(),
                    json.getBytes(UTF_8),
                    Outcome.repaired(result(article.title(), "x\uFFFD y \uFFFD")));
        }
    }

    private void large() {
        for (String letter : List.of("w ", "слово ", "字", "\uD83D\uDE80 ")) {
            String text = letter.repeat(RawArticle.MAX_TEXT / letter.length());
            text("the longest text", text, text);
        }
        for (int i = 0; i < 2; i++) {
            RawArticle article = next();
            String text = "\u0001".repeat(690_000); // six bytes each in JSON
            add(
                    "a text whose JSON no topic takes",
                    article.id(),
                    with(article, "text", TextNode.valueOf(text)).getBytes(UTF_8),
                    TOO_LARGE);
        }
        RawArticle article = next();
        add(
                "more than a topic takes",
                article.id(),
                with(article, "text", TextNode.valueOf("a".repeat(Topics.MAX_RECORD_BYTES)))
                        .getBytes(UTF_8),
                Outcome.REFUSED);
    }

    private void timed() {
        for (String time : List.of("1970-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2025-02-28T00:00:00Z")) {
            RawArticle article = next();
            add(
                    "a time long past",
                    article.id().getBytes(UTF_8),
                    Json.write(article).getBytes(UTF_8),
                    Instant.parse(time).toEpochMilli(),
                    Outcome.taken(result(article.title(), article.text())));
        }
        for (int years : new int[] {1, 100, 5_000}) {
            RawArticle article = next();
            add(
                    "a time to come",
                    article.id().getBytes(UTF_8),
                    Json.write(article).getBytes(UTF_8),
                    now.plusSeconds(years * 31_556_952L).toEpochMilli(),
                    Outcome.REFUSED);
        }
    }
}
