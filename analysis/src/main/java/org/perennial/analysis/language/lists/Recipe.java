package org.perennial.analysis.language.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is done beyond counting.
 *
 * @param codes for each kind of source the codes that it has for languages where these are not the lists' tags; an empty tag leaves a
 *     code out
 * @param respelt by tag: lists made from the words of another script
 * @param mixed by tag: lists to which words of a relative are added, because its papers have them too
 * @param english tags of the lists that keep English words which translators left as they are
 */
record Recipe(
        Map<SourceKind, Map<String, String>> codes,
        Map<String, Respelling> respelt,
        Map<String, Mixing> mixed,
        Set<String> english) {
    private static final Pattern PLAIN_CODE = Pattern.compile("[a-z]{2,3}");

    /**
     * A list in other letters.
     *
     * @param of tag of the list
     * @param rules ICU's transliteration rules; those of the lexicon's file if absent
     */
    record Respelling(String of, @Nullable String rules) {}

    /**
     * Words of a relative.
     *
     * @param of tag of its list
     * @param share 0..1, of all words
     */
    record Mixing(String of, double share) {}

    static Recipe read(Path file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), Recipe.class);
    }

    /** The list that texts under a source's code belong to; null if none. */
    @Nullable
    String tag(SourceKind kind, String code) {
        String named = codes.getOrDefault(kind, Map.of()).get(code);
        if (named != null) {
            return named.isEmpty() ? null : named;
        }
        return PLAIN_CODE.matcher(code).matches() ? code : null;
    }
}
