package org.perennial.web.page;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands around every page: whose it is, in which language, and which files belong to it.
 *
 * @param reader who reads
 * @param words in which language
 */
public record Frame(Assets assets, Reader reader, Wording words) {

    /**
     * Whoever reads a page.
     *
     * @param language one of {@link Wording#LANGUAGES}
     * @param here the path and question of the page, by which one comes back to it
     * @param edits whether watches may be written and decisions made
     * @param manages whether what could not be carried on may be sent again, and tokens be made
     */
    public record Reader(String language, String here, boolean edits, boolean manages) {
        /** Somebody who may all, in English. */
        public static final Reader ANYONE = new Reader("en", "/", true, true);
    }

    /** A piece of a sentence: words, or something to be typed. */
    public record Piece(String text, boolean code) {}

    /** A text. */
    public String say(String key, Object... values) {
        return words.say(key, values);
    }

    /** A text whose parts between backticks are to be typed. */
    public List<Piece> pieces(String key, Object... values) {
        List<Piece> pieces = new ArrayList<>();
        String[] parts = say(key, values).split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                pieces.add(new Piece(parts[i], i % 2 == 1));
            }
        }
        return pieces;
    }

    /** "English, Arabic". */
    public String list(List<String> things) {
        return words.list(things);
    }

    /** Between the things of a list. */
    public String separator() {
        return words.separator();
    }

    /** Between a name and what it is explained by. */
    public String colon() {
        return words.colon();
    }

    /** Points from what was to what is, as the reader's language is read. */
    public String arrow() {
        return words.arrow();
    }

    /** The direction in which the language is written. */
    public String dir() {
        return Wording.dir(reader.language());
    }

    /** A language's own name for itself. */
    public String ownName(String tag) {
        String name = ULocale.forLanguageTag(tag).getDisplayName(ULocale.forLanguageTag(tag));
        return name.substring(0, 1).toUpperCase(Locale.forLanguageTag(tag)) + name.substring(1);
    }

    /** Whether the reader is on a page of the part of the site that this path begins. */
    public boolean at(String path) {
        return part(reader.here()).equals(part(path));
    }

    private static String part(String path) {
        return path.substring(1).split("[/?]", 2)[0];
    }
}
