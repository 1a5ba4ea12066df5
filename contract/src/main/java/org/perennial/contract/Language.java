package org.perennial.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * In which language an article is written.
 *
 * @param tag BCP 47, with the script where that does not go without saying ({@code sr-Latn}); {@code und} when it
 *     cannot be told, {@code mul} when large parts are in different languages
 * @param confidence 0 to 1
 * @param alternatives the next best, most likely first
 * @param mixed the shares of a text in several languages; empty for a text in one
 */
public record Language(String tag, double confidence, List<Alternative> alternatives, List<Share> mixed) {

    private static final String SEVERAL = "mul";

    /** What stands when nothing can be told. */
    public static final Language UNDETERMINED = new Language("und", 0, List.of(), List.of());

    @SuppressWarnings("NullAway") // absent on the wire is null here
    public Language {
        alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
        mixed = mixed == null ? List.of() : List.copyOf(mixed);
    }

    /** The language that most of the text is in: the tag, and of a text in several languages that of the largest share. */
    public String main() {
        return isSeveral() ? mixed.get(0).tag() : tag;
    }

    /** The tag, and of a text in several languages that of each share, the largest first. */
    public List<String> all() {
        return isSeveral()
                ? Stream.concat(Stream.of(tag), mixed.stream().map(Share::tag)).toList()
                : List.of(tag);
    }

    private boolean isSeveral() {
        return tag.equals(SEVERAL) && !mixed.isEmpty();
    }

    /** Another language that it could be; {@code confidence} is 0 to 1. */
    public record Alternative(String tag, double confidence) {}

    /** A language and the share of the text, 0 to 1, that is written in it. */
    public record Share(String tag, double share) {}
}
