package org.perennial.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;

/** Reads JSON Feed 1.0 and 1.1. */
final class JsonFeedReader {
    private JsonFeedReader() {}

    /** The feed; null if the JSON is something else. */
    static @Nullable RawFeed read(String json, int maxEntries) throws JsonProcessingException {
        JsonNode root = Json.mapper().readTree(json);
        if (!root.isObject()
                || !root.path("items").isArray()
                        && !root.path("version").asText().contains("jsonfeed")) {
            return null;
        }
        RawFeed feed = new RawFeed();
        feed.title = text(root, "title");
        feed.link = text(root, "home_page_url");
        feed.language = text(root, "language");
        for (JsonNode item : root.path("items")) {
            if (feed.entries.size() >= maxEntries) {
                break;
            }
            if (item.isObject()) {
                feed.entries.add(entry(item));
            }
        }
        return feed;
    }

    private static RawEntry entry(JsonNode item) {
        RawEntry entry = new RawEntry();
        entry.guid = text(item, "id");
        String link = text(item, "url");
        entry.link = link == null ? text(item, "external_url") : link;
        entry.title = plain(text(item, "title"));
        entry.summary = plain(text(item, "summary"));
        String html = text(item, "content_html");
        entry.content = html == null ? plain(text(item, "content_text")) : html;
        entry.published = text(item, "date_published");
        entry.updated = text(item, "date_modified");
        entry.language = text(item, "language");
        JsonNode authors = item.path("authors").isArray() ? item.path("authors") : item.path("author");
        for (JsonNode author :
                authors.isArray() ? authors : Json.mapper().createArrayNode().add(authors)) {
            String name = text(author, "name");
            if (name != null) {
                entry.authors.add(name);
            }
        }
        return entry;
    }

    /** What the format defines as plain text, escaped like all that is not markup. */
    private static @Nullable String plain(@Nullable String text) {
        return text == null ? null : text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }
}
