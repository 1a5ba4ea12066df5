package org.perennial.watch.digest;

import com.ibm.icu.util.ULocale;
import org.jspecify.annotations.Nullable;

/** In which direction languages are written. */
final class Directions {
    private Directions() {}

    /** The value of HTML's {@code dir}: {@code auto} where the language is not known. */
    static String of(@Nullable String language) {
        if (language == null) {
            return "auto";
        }
        return ULocale.addLikelySubtags(ULocale.forLanguageTag(language)).isRightToLeft() ? "rtl" : "ltr";
    }
}
