package org.perennial.app.newsroom;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a publisher's pages look: a layout, and the charset they are served in.
 *
 * <p>A template is named by its layout, or by a charset, which gives the article layout in that charset.
 */
record PageTemplate(Layout layout, Charset charset) {

    /** What surrounds the article's words. */
    enum Layout {
        /** A usual page: metadata, one article element, navigation, sharing, comments and a footer around it. */
        ARTICLE,
        /** Reader controls (date, text size) glued to the body's first line inside the article. */
        TOOLBAR,
        /** The metadata stands in a script as schema.org NewsArticle only. */
        JSON_LD,
        /** Advertisements, cards and forms between the paragraphs. */
        CLUTTERED,
        /** A page of the nineties: no metadata, no paragraphs, line breaks. */
        BARE;

        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The template of a name, such as {@code toolbar} or {@code windows-1251}. */
    static PageTemplate named(String name) {
        for (Layout layout : Layout.values()) {
            if (layout.key().equals(name)) {
                return new PageTemplate(layout, StandardCharsets.UTF_8);
            }
        }
        try {
            if (Charset.isSupported(name) && Charset.forName(name).canEncode()) {
                return new PageTemplate(Layout.ARTICLE, Charset.forName(name));
            }
        } catch (IllegalCharsetNameException notACharset) {
            throw unknown(name, notACharset);
        }
        throw unknown(name, null);
    }

    private static IllegalArgumentException unknown(String name, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "page " + name + " is no template; use one of "
                        + Arrays.stream(Layout.values()).map(Layout::key).toList()
                        + " or a charset such as windows-1251",
                cause);
    }
}
