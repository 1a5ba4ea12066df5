package org.perennial.ingest.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of itself in its meta elements, by property, name, itemprop or header; of several alike the first. */
final class MetaElements {
    private static final String[] NAMES = {"property", "name", "itemprop", "http-equiv"};

    private final Map<String, String> contents = new HashMap<>();

    static MetaElements of(TagIndex page) {
        MetaElements meta = new MetaElements();
        for (Element element : page.get("meta")) {
            String content = element.attr("content");
            if (content.isBlank()) {
                continue;
            }
            for (String attribute : NAMES) {
                String name = element.attr(attribute).strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty()) {
                    meta.contents.putIfAbsent(name, content);
                }
            }
        }
        return meta;
    }

    /** The content under the first of these names, in lower case, that has one; null if none has. */
    @Nullable
    String get(String... names) {
        for (String name : names) {
            String content = contents.get(name);
            if (content != null) {
                return content;
            }
        }
        return null;
    }
}
