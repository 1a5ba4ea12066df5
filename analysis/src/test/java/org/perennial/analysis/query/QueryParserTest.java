package org.perennial.analysis.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "khojaly massacre | khojaly massacre",
                "khojaly AND massacre | khojaly massacre",
                "a OR b c | a OR (b c)",
                "(a OR b) c | (a OR b) c",
                "((a) (b)) | a b",
                "-a NOT b −c | -a -b -c",
                "\"twenty  January\" | \"twenty  January\"",
                "“Qara Yanvar” | \"Qara Yanvar\"",
                "«Чёрный январь» | \"Чёрный январь\"",
                "khoj* | khoj*",
                "\"black jan\"* | \"black jan\"*",
                "lang:AZ,Sr_latn | lang:az,sr-Latn",
                "lang:(az OR tr) | lang:az,tr",
                "lang:（az，tr） | lang:az,tr",
                "LANG：az | lang:az",
                "n:>=30 n:>29 | n:>=30 n:>=30",
                "n:<=5 copies:<5 | n:<=5 copies:<=4",
                "year:1990..1995,2001 | year:1990..1995,2001",
                "year:..1995 | year:<=1995",
                "n:٣٣ | n:33",
                "event:* has:event | event:* event:*",
                "has:anniversary has:revision | has:anniversary has:revision",
                "title:(a OR \"b c\") | title:a OR title:\"b c\"",
                "author:Əliyeva section:world | author:Əliyeva section:world",
                "after:2025-02 before:7d | after:2025-02-01 before:7d",
                "after:today | after:today",
                "after:2025-02-01T10:30 | after:2025-02-01T10:30:00",
                "after:2025-02-01T10:30:00+04:00 | after:2025-02-01T06:30:00Z",
                "country:uk,AZ | country:GB,AZ",
                "source:https://News.AZ | source:news.az",
                "kind:Commemoration | kind:commemoration",
                "צה\"ל | \"צה\\\"ל\"",
                "\"OR\" | \"OR\"",
                "10:30 | \"10:30\"",
                "霍贾利 大屠杀 | 霍贾利 大屠杀",
            })
    void aQueryHasACanonicalText(String text, String canonical) {
        assertThat(QueryParser.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "baku lnag:az | unknown field \"lnag:\" at column 6: did you mean lang:?",
                "http://a.example | unknown field \"http:\" at column 1: put it in quotes to search for it, or use one of after: author: before: copies: country: event: has: kind: lang: n: relation: section: source: story: title: year:",
                "lang:english | \"english\" is no value of lang: at column 6: did you mean lang:en?",
                "country:france | \"france\" is no value of country: at column 9: did you mean country:FR?",
                "kind:comemoration | \"comemoration\" is no value of kind: at column 6: did you mean kind:commemoration?",
                "relation:copy | \"copy\" is no value of relation: at column 10: one of original, exact, near, revision, part_of, recurrence is expected",
                "n:many | \"many\" is no value of n: at column 3: a number such as 33, >=30 or 30..40 is expected",
                "year:1995..1990 | the range 1995..1990 is empty at column 6: did you mean 1990..1995?",
                "after:2025-02-30 | there is no date 2025-02-30 at column 7: write year-month-day, such as 2025-02-28",
                "after:soon | \"soon\" is no date and no age at column 7: write a date such as 2025-02-01, or an age such as 12h, 7d, 3w, 6m or 1y",
                "has:aniversary | \"aniversary\" is nothing that an article has at column 5: did you mean has:anniversary?",
                "(a b | \"(\" without \")\" at column 1: close it, or put it in quotes",
                "a) | \")\" without \"(\" at column 2: remove it, or open a bracket before it",
                "霍贾利 \"b | the phrase that begins at column 5: close it with a quotation mark",
                "a OR | the query ends at column 5: a word, a phrase or a field is expected here",
                "OR a | OR stands at column 1: a word, a phrase or a field is expected before it; put it in quotes to search for the word",
                "lang: | nothing follows lang: at column 6: a language tag such as az or sr-Latn is expected",
                "kh*ly | a star stands within a word at column 4: it may only end one, as in khoj*",
                "!!! | no letters or digits in \"!!!\" at column 1: give a word to search for",
                "title:(lang:az) | \"lang:\" stands in the brackets of title: at column 8: only words are expected here",
                "after:1d,2d | a second date for after: at column 10: give one, and use OR between fields",
                "event:khoj* | a star stands in \"khoj*\" at column 7: an event's id, or its first words, such as khojaly is expected; a star alone means any value",
            })
    void anErrorNamesTheColumnAndTheRemedy(String text, String message) {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> QueryParser.parse(text))
                .withMessage(message);
    }

    @Test
    void anEmptyTextAsksForEverything() {
        assertThat(QueryParser.parse(" \t ")).isEqualTo(new Query.Everything());
    }

    @Test
    void aQueryThatIsTooDeepIsRefused() {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> QueryParser.parse("(".repeat(3_000) + "a"))
                .withMessage("brackets and minus signs are deeper than 50 at column 51: write it flatter");
    }

    @Test
    void aRowOfMinusSignsIsTooDeepAsWell() {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> QueryParser.parse("-".repeat(3_900) + "a"))
                .withMessageContaining("deeper than 50");
    }

    @Test
    void aQueryThatIsTooLongIsRefused() {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> QueryParser.parse("a ".repeat(100_000)))
                .withMessageContaining("longer than 4000 characters");
    }

    @Test
    void aQueryOfTooManyConditionsIsRefused() {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> QueryParser.parse("a ".repeat(600)))
                .withMessageContaining("more than 500 conditions");
    }

    @Test
    void whateverIsReadIsReadAgainFromItsCanonicalText() {
        Random random = new Random(20_250_226);
        int read = 0;
        for (int round = 0; round < 200_000; round++) {
            String text = soup(random);
            Query query;
            try {
                query = QueryParser.parse(text);
            } catch (QuerySyntaxException e) {
                assertThat(e.column()).as(text).isBetween(1, text.codePointCount(0, text.length()) + 1);
                continue;
            }
            read++;
            assertThat(QueryParser.parse(query.toString())).as(text).isEqualTo(query);
        }
        assertThat(read).isGreaterThan(20_000);
    }

    /** Pieces of queries and of text, in an order that means nothing. */
    private static String soup(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(
                    random.nextInt(12) == 0
                            ? new String(Character.toChars(random.nextInt(0x11_0000)))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static final List<String> PIECES = List.of(
            "a",
            "khojaly",
            "Хоҷалӣ",
            "霍贾利",
            "ไทย",
            "مجزرة",
            "צה\"ל",
            " ",
            " ",
            " ",
            " ",
            " OR ",
            " AND ",
            " NOT ",
            "-",
            "(",
            ")",
            "\"",
            "“",
            "”",
            "«",
            "»",
            "「",
            "\\",
            "*",
            ",",
            "，",
            ":",
            "：",
            "lang:",
            "lang:az",
            "n:",
            "n:>=3",
            "year:1990..1995",
            "..",
            "<",
            ">",
            "7d",
            "after:",
            "before:2025-02-01",
            "title:",
            "title:(",
            "event:khojaly",
            "event:*",
            "has:",
            "revision",
            "copies:>5",
            "source:a.example",
            "country:az",
            "'",
            "’",
            "'; --",
            "0",
            "\0",
            "\uD800",
            "İ",
            "ß",
            "e\u0301");
}
