package org.perennial.analysis.language.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent words of a language in one script, with how often they stand in the texts that were counted.
 *
 * <p>The file of a list is called after its tag. A line that begins with {@code #} is a remark; any other is a number and the words
 * that were counted so often.
 *
 * @param tag BCP 47 tag; the script stands in it where it is not the usual one
 * @param counts words in small letters, the most frequent first
 */
record FrequencyList(String tag, Map<String, Integer> counts) {
    /**
     * A list from its lines.
     *
     * @throws IllegalArgumentException naming tag and line if one does not begin with a positive number, or the word if one stands twice
     */
    static FrequencyList parse(String tag, List<String> lines) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" ", -1);
            if (parts.length < 2 || !parts[0].matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException("frequency list " + tag + ": \"" + line
                        + "\" must be a positive number and the words that were counted so often");
            }
            for (int i = 1; i < parts.length; i++) {
                if (counts.put(parts[i], Integer.valueOf(parts[0])) != null) {
                    throw new IllegalArgumentException("frequency list " + tag + ": \"" + parts[i]
                            + "\" stands twice: keep it once, with the sum of both numbers");
                }
            }
        }
        return new FrequencyList(tag, counts);
    }

    /** How many words were counted. */
    long total() {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
