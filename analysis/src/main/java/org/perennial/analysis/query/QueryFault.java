package org.perennial.analysis.query;

import java.util.List;
import java.util.Locale;

/** What can be wrong with a query, and what can be done about it: sentences with gaps, in English, to be translated by their codes. */
public enum QueryFault {
    TOO_LONG("the query is longer than {0} characters"),
    TOO_MANY("there are more than {0} conditions"),
    TOO_DEEP("brackets and minus signs are deeper than {0}"),
    UNOPENED("\")\" without \"(\""),
    UNCLOSED("\"(\" without \")\""),
    ENDS("the query ends"),
    STANDS("{0} stands"),
    FIELD_INSIDE("\"{0}:\" stands in the brackets of {1}:"),
    NOTHING_FOLLOWS("nothing follows {0}:"),
    UNKNOWN_FIELD("unknown field \"{0}:\""),
    EMPTY_BRACKETS("the brackets are empty"),
    NO_VALUE("a value is missing"),
    STAR_WITHIN("a star stands within a word"),
    STAR_IN_VALUE("a star stands in \"{0}\""),
    NO_LETTERS("no letters or digits in \"{0}\""),
    EMPTY_PHRASE("no letters or digits in the phrase"),
    OPEN_PHRASE("the phrase that begins"),
    SECOND_DATE("a second date for {0}:"),
    WRONG_VALUE("\"{0}\" is no value of {1}:"),
    WRONG_TRAIT("\"{0}\" is nothing that an article has"),
    EMPTY_RANGE("the range {0} is empty"),
    NO_DATE("there is no date {0}"),
    NO_MOMENT("\"{0}\" is no date and no age"),

    MAKE_TWO("make two of it"),
    MAKE_TWO_QUERIES("make two queries of it"),
    WRITE_FLATTER("write it flatter"),
    REMOVE_OR_OPEN("remove it, or open a bracket before it"),
    CLOSE_OR_QUOTE("close it, or put it in quotes"),
    CLOSE_AFTER_VALUE("close it after the last value"),
    EXPECT_TERM("a word, a phrase or a field is expected here"),
    EXPECT_TERM_BEFORE("a word, a phrase or a field is expected before it; put it in quotes to search for the word"),
    EXPECT_WORDS_ONLY("only words are expected here"),
    EXPECT_VALUE("a value is expected here"),
    DID_YOU_MEAN("did you mean {0}?"),
    QUOTE_OR_USE("put it in quotes to search for it, or use one of {0}"),
    GIVE_ONE_OR_QUOTE("give one, or put it in quotes"),
    STAR_AT_END("it may only end one, as in khoj*"),
    STAR_ALONE("a star alone means any value"),
    GIVE_WORD("give a word to search for"),
    CLOSE_QUOTE("close it with a quotation mark"),
    GIVE_ONE_DATE("give one, and use OR between fields"),
    EXPECT_LANGUAGE("a language tag such as az or sr-Latn is expected"),
    EXPECT_SOURCE("a publisher's address such as news.az is expected"),
    EXPECT_COUNTRY("a country's two letters such as AZ are expected"),
    EXPECT_EVENT("an event's id, or its first words, such as khojaly is expected"),
    EXPECT_ONE_OF("one of {0} is expected"),
    EXPECT_STORY("a story's id is expected"),
    EXPECT_YEAR("a year such as 1992, >=1990 or 1990..1995 is expected"),
    EXPECT_N("a number such as 33, >=30 or 30..40 is expected"),
    EXPECT_COPIES("a number such as >5 is expected"),
    EXPECT_MOMENT("a date such as 2025-02-01, or an age such as 7d, is expected"),
    EXPECT_WORDS("a word or a phrase is expected"),
    WRITE_DATE("write year-month-day, such as 2025-02-28"),
    WRITE_MOMENT("write a date such as 2025-02-01, or an age such as 12h, 7d, 3w, 6m or 1y");

    private final String english;

    QueryFault(String english) {
        this.english = english;
    }

    /** A sentence with its gaps filled. */
    public record Said(QueryFault fault, List<String> values) {
        public Said {
            values = List.copyOf(values);
        }

        /** In English. */
        public String english() {
            String said = fault.english;
            for (int i = 0; i < values.size(); i++) {
                said = said.replace("{" + i + "}", values.get(i));
            }
            return said;
        }
    }

    /** How many gaps the sentence has. */
    public int gaps() {
        return english.contains("{1}") ? 2 : english.contains("{0}") ? 1 : 0;
    }

    /** By which it is translated, such as {@code too_long}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** With what fills its gaps. */
    Said of(Object... values) {
        return new Said(this, List.of(values).stream().map(String::valueOf).toList());
    }
}
