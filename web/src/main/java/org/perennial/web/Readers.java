package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perennial.web.page.Frame;
import org.perennial.web.page.Wording;

/** Who reads a page, and in which language: the one that was chosen on a page, else the first wish of the browser that there is. */
final class Readers {
    private static final String COOKIE = "perennial_language";
    private static final int A_YEAR = 365 * 24 * 60 * 60;
    private static final int LONGEST_HEADER = 500;

    private Readers() {}

    /** Whoever asks. */
    static Frame.Reader of(Context context) {
        String question = context.queryString();
        boolean page =
                context.method().equals(HandlerType.GET) && !context.path().equals("/login");
        String here = !page ? "/" : question == null ? context.path() : context.path() + "?" + question;
        return new Frame.Reader(language(context), here, Gate.edits(context), Gate.manages(context));
    }

    /** The words for whoever asks. */
    static Wording words(Context context) {
        return Wording.of(language(context));
    }

    /** Takes the language that was chosen on a page, and leads back to it. */
    static void choose(Context context) {
        String language = context.formParam("language");
        if (language == null || !Wording.LANGUAGES.contains(language)) {
            throw Problem.badRequest(
                    "language=" + language + " is unknown", "Use one of " + String.join(", ", Wording.LANGUAGES) + ".");
        }
        context.cookie(new Cookie(COOKIE, language, "/", A_YEAR, false, true, null, SameSite.STRICT));
        context.redirect(back(context.formParam("back")), HttpStatus.SEE_OTHER);
    }

    /** A path of this server; what could be an address elsewhere leads to the first page. */
    private static String back(@Nullable String path) {
        return path == null || !path.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?") ? "/" : path;
    }

    private static String language(Context context) {
        String chosen = context.cookie(COOKIE);
        if (chosen != null && Wording.LANGUAGES.contains(chosen)) {
            return chosen;
        }
        String wishes = context.header("Accept-Language");
        if (wishes == null || wishes.length() > LONGEST_HEADER) {
            return "en";
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(wishes);
            String found = Locale.lookupTag(ranges, Wording.LANGUAGES);
            return found == null ? "en" : found;
        } catch (IllegalArgumentException e) {
            return "en"; // no browser sends such a header
        }
    }
}
