package org.perennial.app.history;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;

/**
 * What the history is made of.
 *
 * @param languages by BCP 47 tag
 * @param events each by its id in the registry
 */
record Commemorations(Map<String, Tongue> languages, List<Remembered> events) {
    private static final String FILE = "/history/commemorations.yaml";

    /**
     * How a language's outlets write.
     *
     * @param title of articles on an event; one is taken
     * @param body of the same, in this order
     */
    record Tongue(List<String> outlets, List<String> title, List<String> body, Everyday everyday) {}

    /** The parts of sentences about nothing in particular. */
    record Everyday(List<String> who, List<String> did, List<String> what, List<String> where) {}

    /**
     * An event.
     *
     * @param day on which it returns, such as 02-26
     * @param year in which it was
     * @param quiet days from its return on which nobody writes of it
     * @param coverage by language; a language that is not named is silent
     */
    record Remembered(String id, String day, int year, List<Integer> quiet, Map<String, Coverage> coverage) {
        MonthDay returns() {
            return MonthDay.parse("--" + day);
        }
    }

    /**
     * What a language makes of an event; of each pair, the first figure is the first year's and the second the last's.
     *
     * @param silent whether nobody writes in the last year
     * @param share of ten outlets so many write on the day itself
     * @param words of ten articles so many call it so
     * @param numbers of ten articles so many say so
     */
    record Coverage(
            boolean silent,
            List<Integer> share,
            Map<String, List<Integer>> words,
            Map<String, List<Integer>> numbers) {}

    /** What comes along. */
    static Commemorations shipped() {
        try (InputStream in = Commemorations.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            return new YAMLMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
