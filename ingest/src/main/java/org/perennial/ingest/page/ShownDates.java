package org.perennial.ingest.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.date.DateReader;

/** Finds the date of an article among the dates that its page shows to readers. */
final class ShownDates {
    private static final Set<String> TAGS = Set.of("span", "div", "p", "li", "td", "small", "em", "b", "abbr");
    private static final Pattern NAMED_DATE =
            Pattern.compile("(?i)date|time|publi|posted|stamp|byline|meta|lastmod|edited");
    private static final String[] ATTRIBUTES = {"datetime", "title", "data-date", "data-time", "data-timestamp"};
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_WITH_BLANKS = 2_000;
    private static final Pattern YEAR = Pattern.compile("\\p{Nd}{4}");
    private static final int LEVELS = 3;
    private static final int LONGEST_NAME = 25;
    private static final int LINES_BEHIND_HEADLINE = 15;

    private final Document page;
    private final Instant fetched;
    private final @Nullable String language;
    private @Nullable Surroundings surroundings;

    ShownDates(Document page, Instant fetched, @Nullable String language) {
        this.page = page;
        this.fetched = fetched;
        this.language = language;
    }

    /** In an element that is called a date, else behind the headline, else in a line that is hardly more than a date. */
    Optional<Instant> published() {
        return inNamedElement().or(this::nearHeadline).or(this::inLoneLine);
    }

    /** The first short line in an element whose name speaks of dates, outside links to other articles. */
    private Optional<Instant> inNamedElement() {
        List<Element> candidates = new ArrayList<>();
        PageWalk.over(page, (node, depth) -> {
            if (node instanceof Element element
                    && element.attributesSize() > 0
                    && TAGS.contains(element.normalName())) {
                candidates.add(element);
            }
        });
        for (Element element : candidates) {
            String names = element.className() + " " + element.id();
            if (names.isBlank() || !NAMED_DATE.matcher(names).find() || isOfAnother(element)) {
                continue;
            }
            Optional<Instant> date = inAttributes(element)
                    .or(() -> isShort(element) ? VisibleDate.in(element.text(), fetched, language) : Optional.empty());
            if (date.isPresent() && !isInDiscussion(element)) {
                return date;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> inAttributes(Element element) {
        for (String attribute : ATTRIBUTES) {
            if (element.hasAttr(attribute)) {
                Optional<Instant> date = DateReader.read(element.attr(attribute), fetched, language);
                if (date.isPresent()) {
                    return date;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the element stands in a link with more words than its own: in what leads to another article. */
    private boolean isOfAnother(Element element) {
        return surroundings().lengthAround(element) > LONGEST_NAME;
    }

    private Surroundings surroundings() {
        if (surroundings == null) {
            surroundings = Surroundings.of(page);
        }
        return surroundings;
    }

    /** Whether the element stands among what readers wrote below the article, or is all of it. */
    boolean isInDiscussion(Element element) {
        return surroundings().isInDiscussion(element);
    }

    /** The first date that stands alone in one of the lines behind a headline, or at a line's beginning. */
    private Optional<Instant> nearHeadline() {
        int lines = page.selectFirst("h1") == null ? LINES_BEHIND_HEADLINE : 0;
        for (Element element : page.body().getAllElements()) {
            if (element.nameIs("h1")) { // the first may be the site's name
                lines = LINES_BEHIND_HEADLINE;
            }
            String own = lines > 0 ? element.ownText() : "";
            if (!own.isBlank()) {
                lines--;
                Optional<Instant> date = own.length() <= LONGEST_LINE
                        ? VisibleDate.in(own, fetched, language)
                        : VisibleDate.leading(own, fetched, language);
                if (date.isPresent() && !isOfAnother(element)) {
                    return date;
                }
            }
        }
        return Optional.empty();
    }

    /** The first line that is hardly more than a date; a line is a text, or a short element around it. */
    private Optional<Instant> inLoneLine() {
        return page.body()
                .nodeStream(TextNode.class)
                .filter(text -> text.getWholeText().length() <= LONGEST_WITH_BLANKS && hasDigit(text.getWholeText()))
                .flatMap(text -> alone(text).stream())
                .findFirst();
    }

    private Optional<Instant> alone(TextNode text) {
        Optional<Instant> date = alone(text.text().strip());
        Element at = text.parent();
        for (int level = 0; level < LEVELS && date.isEmpty() && at != null; level++) {
            date = isShort(at) ? alone(at.text()) : Optional.empty();
            at = at.parent();
        }
        if (date.isEmpty()) {
            return date;
        }
        Element parent = text.parent();
        boolean other = parent != null && (isOfAnother(parent) || isInDiscussion(parent));
        return other ? Optional.empty() : date;
    }

    private Optional<Instant> alone(String line) {
        return line.length() > LONGEST_LINE || !YEAR.matcher(line).find()
                ? Optional.empty()
                : VisibleDate.alone(line, fetched, language);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    /** Whether the element's text is a line at most. */
    boolean isShort(Element element) {
        return surroundings().length(element) <= LONGEST_LINE;
    }
}
