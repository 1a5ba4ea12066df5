package org.perennial.app.newsroom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.app.newsroom.NewsDesk.Shown;

/** JSON Feed 1.1. */
final class JsonFeedWriter implements FeedWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String write(EditionFeed feed, List<Shown> shown, Instant changed) {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", "https://jsonfeed.org/version/1.1");
        json.put("title", feed.file().title());
        json.put("home_page_url", feed.home());
        json.put("feed_url", feed.url());
        put(json, "language", feed.file().language());
        var items = json.putArray("items");
        shown.forEach(one -> item(items.addObject(), one));
        return json.toPrettyString();
    }

    private static void item(ObjectNode item, Shown one) {
        EditionEntry entry = one.entry();
        String markup = entry.file().titleMarkup();
        item.put("id", entry.guid());
        put(item, "url", entry.url());
        item.put("title", markup == null ? one.version().title() : markup);
        put(item, "summary", one.version().summary());
        put(item, "date_published", entry.published().iso());
        if (one.revised()) {
            item.put("date_modified", one.updated().toString());
        }
        if (entry.url() == null) {
            item.put("content_html", Markup.html(one.version().body()));
        } else {
            item.put(
                    "content_text",
                    one.version().summary() == null
                            ? one.version().title()
                            : one.version().summary());
        }
        var authors = item.putArray("authors");
        entry.file().authors().forEach(author -> authors.addObject().put("name", author));
    }

    private static void put(ObjectNode node, String key, @Nullable String value) {
        if (value != null) {
            node.put(key, value);
        }
    }
}
