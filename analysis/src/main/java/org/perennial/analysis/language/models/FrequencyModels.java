package org.perennial.analysis.language.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How well each language explains a text by its frequent words and by how it spells the others, after lists of words and how often
 * they stand in texts. All languages have lists of one length at most, and what a list does not have costs the same everywhere, so
 * that a language with a small list does not win by ignorance.
 */
public final class FrequencyModels {
    private static final String RESOURCE = "frequency-lists.bin";

    private final Map<Integer, FrequencyTable> tables = new HashMap<>();

    private FrequencyModels(FrequencyFile.Reader in) {
        for (int left = in.number(); left > 0; left--) {
            FrequencyTable table = new FrequencyTable(in);
            tables.put(table.script(), table);
        }
    }

    /** The lists that the build has compiled; takes half a second and 46 MB. */
    public static FrequencyModels load() {
        try (InputStream in = FrequencyModels.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        RESOURCE + " is not on the class path: build the module analysis with Maven, which makes it");
            }
            return new FrequencyModels(new FrequencyFile.Reader(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE + ": build the module analysis again", e);
        }
    }

    /** The tags of all lists. */
    public Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        tables.values().forEach(table -> tags.addAll(table.tags()));
        return tags;
    }

    /**
     * How likely a text's words of one script are in the languages that are written in it.
     *
     * @param script an ICU script number
     * @return null if no list is in that script
     */
    public @Nullable ListReading read(String text, int script) {
        FrequencyTable table = tables.get(script);
        return table == null ? null : table.read(text);
    }
}
