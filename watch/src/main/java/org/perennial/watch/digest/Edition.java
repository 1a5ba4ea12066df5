package org.perennial.watch.digest;

import org.perennial.watch.message.Letter;

/**
 * A digest in the form in which it is sent.
 *
 * @param digest the digest itself, for programs
 * @param sheet in words
 * @param letter in short, for what shows no pages
 */
public record Edition(Digest digest, Sheet sheet, Letter letter) {

    /**
     * The edition of a digest.
     *
     * @param locale one of {@link org.perennial.watch.definition.Watch#LOCALES}
     * @param base where readers reach the pages; empty to link by paths alone
     */
    public static Edition of(Digest digest, String locale, String base) {
        return new Edition(digest, Wording.sheet(digest, locale, base), Wording.letter(digest, locale, base));
    }
}
