package org.perennial.watch.export;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.watch.search.Found;

/** What feeds say of an article. */
final class Entry {
    private static final int LONGEST_TITLE = 120;

    private final Found found;

    Entry(Found found) {
        this.found = found;
    }

    /** The same for the same article, whoever exports it. */
    String id() {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(found.article().id().getBytes(StandardCharsets.UTF_8));
    }

    /** The title; of an article without one, how its text begins. */
    String title() {
        String title = found.article().title();
        if (title != null && !title.isBlank()) {
            return title.strip();
        }
        String text = found.article().text().strip();
        int end = text.offsetByCodePoints(0, Math.min(LONGEST_TITLE, text.codePointCount(0, text.length())));
        return end == 0 ? found.article().id() : text.substring(0, end);
    }

    /** Its page; absent if that is none of the web's: a reader would follow it. */
    @Nullable
    String page() {
        String url = found.article().url();
        if (url == null) {
            return null;
        }
        try {
            URI address = URI.create(url);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return scheme.equals("http") || scheme.equals("https") ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    List<String> authors() {
        EnrichedArticle article = found.article();
        return article.authors().isEmpty()
                ? List.of(article.source() == null ? "unknown" : article.source())
                : article.authors();
    }

    @Nullable
    String language() {
        return found.article().language() == null
                ? null
                : found.article().language().tag();
    }

    /** The events of its anniversaries. */
    List<String> events() {
        return found.article().anniversaries().stream()
                .filter(AnniversaryMention::countsAsCoverage)
                .map(mention -> mention.event() == null ? mention.phrase() : mention.event())
                .filter(event -> event != null && !event.isBlank())
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    Instant appeared() {
        return found.appeared();
    }

    /** When it changed last, as far as is known. */
    Instant updated() {
        Instant fetched = found.article().fetched();
        return found.article().version() > 1 && fetched != null ? fetched : found.appeared();
    }

    String text() {
        return found.article().text();
    }
}
