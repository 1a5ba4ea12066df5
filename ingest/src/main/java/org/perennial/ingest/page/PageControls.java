package org.perennial.ingest.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.date.DateReader;
import org.perennial.ingest.link.Links;

/**
 * Takes a page's controls out of text that came without markup.
 *
 * <p>A reader's tool bar that was copied along with the words leaves a line such as "date 2025-02-25 + ↺ − 16 px": the name
 * of an icon, a date, the buttons' symbols, a size. No language tells it; what does is that its tokens are symbols that stand
 * alone, numbers with units and dates, with few words between them and no sentence. The date in it is kept, since it is
 * often the only one the text has. At the end, the name of the site that closes the text goes too.
 */
public final class PageControls {
    /** Controls stand at the edges: so many lines are looked at there. */
    private static final int EDGE = 8;

    private static final int LEAST_SIGNS = 2;
    private static final int MOST_WORDS = 4;
    private static final int LONGEST = 120;
    private static final int GLUED_TOKENS = 14;

    private static final Pattern UNIT = Pattern.compile("(?iu)\\d*[.,]?\\d*(px|pt|em|rem|пкс|пт|%)");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd}.,:/\\-]*");
    private static final Pattern SIZE_BUTTON = Pattern.compile("(?u)[\\p{L}]{1,2}[+\\-−–]|[+\\-−–]\\p{L}{1,2}");
    private static final Pattern SYMBOL = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Sc}\\s\"“”„«»'’.,;:!?()\\[\\]]+");
    private static final Pattern DOMAIN =
            Pattern.compile("(?iu)[\\p{L}\\p{Nd}-]+(\\.[\\p{L}\\p{Nd}-]+)*\\.\\p{L}{2,10}");

    private PageControls() {}

    /**
     * A text without controls.
     *
     * @param lines what is left, in order
     * @param date that stood among the controls; absent if there was none
     */
    public record Stripped(List<String> lines, @Nullable Instant date) {
        public Stripped {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The lines that are no controls.
     *
     * @param url where the text is from, whose site may close it; absent if unknown
     * @param fetched bounds which dates are plausible
     * @param language of month names, a BCP 47 tag; absent if unknown
     */
    public static Stripped strip(List<String> lines, @Nullable String url, Instant fetched, @Nullable String language) {
        List<String> kept = new ArrayList<>();
        Instant date = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean edge = i < EDGE || i >= lines.size() - EDGE;
            String rest = edge ? withoutControls(line, fetched, language) : line;
            boolean dateLine = i < EDGE && rest.equals(line) && isDateLine(line, fetched, language);
            if (!rest.equals(line) || dateLine) {
                String controls = dateLine ? line : line.substring(0, line.length() - rest.length());
                date = date == null
                        ? VisibleDate.in(controls, fetched, language).orElse(null)
                        : date;
            }
            if (!rest.isEmpty() && !dateLine) {
                kept.add(rest);
            }
        }
        while (kept.size() > 1 && isSiteName(kept.get(kept.size() - 1), url)) {
            kept.remove(kept.size() - 1);
        }
        return new Stripped(kept, date);
    }

    /** The line behind the controls that it begins with: all of it if it has none, nothing if it is nothing else. */
    private static String withoutControls(String line, Instant fetched, @Nullable String language) {
        String[] tokens = line.length() <= LONGEST ? line.split("\\s+") : line.split("\\s+", GLUED_TOKENS + 2);
        if (Arrays.stream(tokens, 0, Math.max(shortTokens(tokens), line.length() <= LONGEST ? tokens.length : 0))
                        .filter(PageControls::mayBeSign)
                        .count()
                < LEAST_SIGNS) {
            return line;
        }
        if (line.length() <= LONGEST && isControls(tokens, tokens.length, fetched, language)) {
            return "";
        }
        for (int end = shortTokens(tokens); end >= 3; end--) {
            boolean clearEnd =
                    isSymbol(tokens[end - 1]) || UNIT.matcher(tokens[end - 1]).matches();
            if (clearEnd && isControls(tokens, end, fetched, language)) {
                int from = 0;
                for (int i = 0; i < end; i++) {
                    from = line.indexOf(tokens[i], from) + tokens[i].length();
                }
                return line.substring(from).strip();
            }
        }
        return line;
    }

    /** How many tokens at the line's beginning may be controls: not all of them, and none as long as a line. */
    private static int shortTokens(String[] tokens) {
        int end = 0;
        int length = 0;
        while (end < Math.min(GLUED_TOKENS, tokens.length - 1) && length + tokens[end].length() <= LONGEST) {
            length += tokens[end].length();
            end++;
        }
        return end;
    }

    private static boolean isControls(String[] tokens, int end, Instant fetched, @Nullable String language) {
        int signs = 0;
        int words = 0;
        int others = 0;
        for (int i = 0; i < end; i++) {
            String token = tokens[i];
            if (UNIT.matcher(token).matches()) {
                signs += token.endsWith("%") ? 0 : 1; // news is full of percentages
                others++;
            } else if (SIZE_BUTTON.matcher(token).matches()) {
                signs++;
                others++;
            } else if (isSymbol(token)) {
                others++;
                signs += standsAlone(tokens, i, end) ? 1 : 0;
            } else if (NUMBER.matcher(token).matches()) {
                others++;
            } else if (token.codePoints().anyMatch(Character::isLetter)) {
                words++;
            }
        }
        if (words > 1
                && VisibleDate.in(String.join(" ", List.of(tokens).subList(0, end)), fetched, language)
                        .isPresent()) {
            words--; // a month by its name
        }
        boolean sentence = end == tokens.length && words > 1 && tokens[end - 1].matches(".*\\p{L}[.!?。।؟]");
        return signs >= LEAST_SIGNS && words <= MOST_WORDS && words <= others && !sentence;
    }

    private static boolean mayBeSign(String token) {
        return isSymbol(token)
                || UNIT.matcher(token).matches()
                || SIZE_BUTTON.matcher(token).matches();
    }

    private static boolean isSymbol(String token) {
        return SYMBOL.matcher(token).matches();
    }

    /** Whether a symbol is a button: a sign before a number or a dash between two words is none. */
    private static boolean standsAlone(String[] tokens, int at, int end) {
        boolean before = at > 0 && isWordOrNumber(tokens[at - 1]);
        boolean after = at + 1 < end && isWordOrNumber(tokens[at + 1]);
        boolean separates = before && after;
        boolean signsNumber = after && NUMBER.matcher(tokens[at + 1]).matches() && at + 2 >= end;
        return !separates && !signsNumber;
    }

    private static boolean isWordOrNumber(String token) {
        return !UNIT.matcher(token).matches()
                && token.codePoints()
                        .anyMatch(
                                c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.CURRENCY_SYMBOL);
    }

    /** Whether a line is a date with at most a label before it: "Published: 25 February 2025, 14:30". */
    private static boolean isDateLine(String line, Instant fetched, @Nullable String language) {
        if (line.length() > 60 || line.isEmpty() || line.split("\\s+").length > 8) {
            return false;
        }
        int colon = line.indexOf(": ");
        String value = colon > 0 && colon <= 30 ? line.substring(colon + 2) : line;
        return value.codePoints().anyMatch(Character::isDigit)
                && !value.matches(".*\\p{L}[.!?]")
                && value.matches(".*(?<!\\d)(?:19|20)\\d{2}(?!\\d).*")
                && value.split("[^\\p{L}]+").length <= 4
                && DateReader.read(value, fetched, language).isPresent();
    }

    private static boolean isSiteName(String line, @Nullable String url) {
        if (line.length() > 60) {
            return false;
        }
        if (DOMAIN.matcher(line).matches()) {
            return true;
        }
        Optional<String> site = url == null ? Optional.empty() : Links.site(url);
        if (site.isEmpty()) {
            return false;
        }
        String folded = Letters.folded(line);
        String name =
                site.get().contains(".") ? site.get().substring(0, site.get().lastIndexOf('.')) : site.get();
        return folded.equals(Letters.folded(site.get())) || folded.equals(Letters.folded(name));
    }
}
