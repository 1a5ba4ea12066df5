package org.perennial.web.page;

import java.util.Set;

/**
 * A page that says what is the matter: in the reader's language by its kind, and exactly in English.
 *
 * @param status the HTTP status
 * @param detail what is the matter, in a sentence of English
 * @param remedy what to do about it, in English
 */
public record Notice(int status, String detail, String remedy) {
    private static final Set<Integer> SAID = Set.of(400, 401, 403, 404, 409, 421, 422, 429, 500, 503);
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    /** Of the title; with {@code .remedy} of what to do. */
    public String key() {
        return "problem." + (SAID.contains(status) ? status : status < FAILED ? REFUSED : FAILED);
    }
}
