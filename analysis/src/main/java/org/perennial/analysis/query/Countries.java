package org.perennial.analysis.query;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which country a publisher's address names. */
public final class Countries {
    /** The countries of ISO 3166, by their two letters. */
    static final Set<String> ALL = Set.of(ULocale.getISOCountries());

    private static final Map<String, String> BY_ENDING = byEnding();

    private Countries() {}

    private static Map<String, String> byEnding() {
        Map<String, String> countries = new TreeMap<>();
        ALL.forEach(country -> countries.put(country.toLowerCase(Locale.ROOT), country));
        countries.put("uk", "GB");
        return countries;
    }

    /** The country that the ending of an address is of; null where that is no country's. */
    public static @Nullable String of(@Nullable String source) {
        return source == null ? null : BY_ENDING.get(FieldValues.lower(source.substring(source.lastIndexOf('.') + 1)));
    }

    /** The endings, in lower case, of the addresses in some countries; of all countries if none is given. */
    public static List<String> endings(List<String> countries) {
        return BY_ENDING.entrySet().stream()
                .filter(ending -> countries.isEmpty() || countries.contains(ending.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
