package org.perennial.analysis.query;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which country a publisher's address names. */
public final class Countries {
    /** The countries of ISO 3166, by their two letters. */
    static final Set<String> ALL = Set.of(ULocale.getISOCountries());

    private Countries() {}

    /** The country that the ending of an address is of; null where that is no country's. */
    static @Nullable String of(@Nullable String source) {
        if (source == null) {
            return null;
        }
        String ending = source.substring(source.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        String country = ending.equals("UK") ? "GB" : ending;
        return ALL.contains(country) ? country : null;
    }

    /** The endings, in lower case, of the addresses in some countries; of all countries if none is given. */
    public static List<String> endings(List<String> countries) {
        List<String> endings = (countries.isEmpty() ? ALL.stream().sorted().toList() : countries)
                .stream().map(country -> country.toLowerCase(Locale.ROOT)).toList();
        return endings.contains("gb")
                ? Stream.concat(endings.stream(), Stream.of("uk")).toList()
                : endings;
    }
}
