package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an article's publication date was read. */
public enum PublishedFrom {
    /** The feed's entry. */
    @JsonProperty("feed")
    FEED,
    /** The page's JSON-LD. */
    @JsonProperty("json-ld")
    JSON_LD,
    /** The page's meta or time elements. */
    @JsonProperty("meta")
    META,
    /** A date in the page's address. */
    @JsonProperty("url")
    URL,
    /** A date that stands in the page's visible text, such as a reader's tool bar. */
    @JsonProperty("text")
    TEXT,
    /** Nowhere: the instant of the fetch stands in for it. */
    @JsonProperty("fetched")
    FETCHED
}
