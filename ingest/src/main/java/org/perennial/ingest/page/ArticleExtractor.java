package org.perennial.ingest.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.PageDetails;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.text.CleanText;
import org.perennial.ingest.text.Decoding;

/** Finds the article on a page, or in a page's text. */
public final class ArticleExtractor {
    /** Below this a page's own statement of its text is believed more than what was found. */
    private static final int SHORT_TEXT = 200;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TAG = 60;
    private static final Pattern BLANK_LINES = Pattern.compile("\\R[\\s\\u00a0]*\\R");
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*");

    private ArticleExtractor() {}

    /**
     * The article that an HTML page holds; its text is empty if the page holds none.
     *
     * @param contentType the HTTP header; absent if there was none
     * @param url where the page was got
     * @param fetched when, against which its dates are judged
     */
    public static ExtractedPage extract(byte[] body, @Nullable String contentType, String url, Instant fetched) {
        Document page = Jsoup.parse(Decoding.html(body, contentType).text(), url);
        TagIndex index = TagIndex.of(page);
        JsonLd data = JsonLd.of(index);
        MetaElements meta = MetaElements.of(index);
        String title = Titles.of(page, index, meta, data);
        String language = language(page, meta, data);
        PageDates dates = new PageDates(page, index, meta, fetched, language);
        Optional<PageDates.Found> published = dates.published(data, url);
        Optional<Instant> updated = dates.updated(data);
        String canonical = canonical(index, meta, url);
        List<String> authors = Authors.of(page, index, data);

        PageDetails details = DetailsReader.read(page, index, meta, data);
        PageControls.Stripped stripped = PageControls.strip(text(page, data, title), url, fetched, language);
        Instant shown = stripped.date();
        if (published.isEmpty() && shown != null) {
            published = Optional.of(new PageDates.Found(shown.atOffset(ZoneOffset.UTC), PublishedFrom.TEXT));
        }
        return page(title, stripped.lines(), canonical, published, updated.orElse(null), authors, language, details);
    }

    /**
     * The article that a page's text holds.
     *
     * @param text of a page, its controls perhaps still in it
     * @param url where it is from; absent if unknown
     * @param fetched when it was got, against which its dates are judged
     */
    public static ExtractedPage extractText(String text, @Nullable String url, Instant fetched) {
        PageControls.Stripped stripped = PageControls.strip(lines(text), url, fetched, null);
        List<String> lines = stripped.lines();
        Instant shown = stripped.date();
        String first = lines.size() > 1 ? lines.get(0) : "";
        boolean titled = first.length() > 15
                && first.length() <= LONGEST_TITLE
                && first.split("\\s+").length > 2
                && !Letters.endsAsSentence(first);
        return page(
                titled ? first : null,
                titled ? lines.subList(1, lines.size()) : lines,
                url == null ? null : Links.canonical(url),
                Optional.ofNullable(shown)
                        .map(date -> new PageDates.Found(date.atOffset(ZoneOffset.UTC), PublishedFrom.TEXT)),
                null,
                List.of(),
                null,
                PageDetails.NONE);
    }

    /** Paragraphs are separated by blank lines; where there are none, each line is one. */
    private static List<String> lines(String text) {
        String clean = CleanText.of(text).strip();
        List<String> lines = new ArrayList<>();
        boolean wrapped = BLANK_LINES.matcher(clean).find();
        for (String paragraph : wrapped ? BLANK_LINES.split(clean) : clean.split("\\R")) {
            List<String> inner = Arrays.stream(paragraph.split("\\R"))
                    .map(line -> CleanText.line(line, Integer.MAX_VALUE))
                    .filter(line -> line != null)
                    .toList();
            if (inner.stream().mapToInt(String::length).max().orElse(0) <= 100 && inner.size() > 2) {
                lines.add(String.join(" ", inner)); // hard-wrapped
            } else {
                lines.addAll(inner);
            }
        }
        return lines;
    }

    private static ExtractedPage page(
            @Nullable String title,
            List<String> lines,
            @Nullable String canonical,
            Optional<PageDates.Found> published,
            @Nullable Instant updated,
            List<String> authors,
            @Nullable String language,
            PageDetails details) {
        String joined = String.join("\n\n", lines);
        String text = joined.codePoints().anyMatch(Character::isLetterOrDigit) ? joined : ""; // signs alone say nothing
        return new ExtractedPage(
                title,
                CleanText.cut(text, RawArticle.MAX_TEXT),
                canonical,
                published.map(PageDates.Found::date).orElse(null),
                published.map(PageDates.Found::from).orElse(null),
                updated,
                authors,
                language,
                text.length() > RawArticle.MAX_TEXT,
                details);
    }

    private static List<String> text(Document page, JsonLd data, @Nullable String title) {
        StatedText stated = new StatedText(data.body());
        Clutter.removeFrom(page);
        Element container = BodyFinder.find(page.body(), Measures.of(page.body()));
        List<String> found = container == null ? List.of() : Blocks.of(container, title);
        return stated.isBetterThan(found, SHORT_TEXT) ? stated.paragraphs() : found;
    }

    /** The address that the page gives itself, if it lies on the page's own site and names more than its front page. */
    private static String canonical(TagIndex page, MetaElements meta, String url) {
        String link = page.get("link").stream()
                .filter(element -> element.attr("rel").strip().equalsIgnoreCase("canonical"))
                .map(element -> element.attr("href"))
                .findFirst()
                .orElse(null);
        for (String claim : new @Nullable String[] {link, meta.get("og:url")}) {
            if (claim != null && !claim.isBlank()) {
                String address = Links.resolve(url, claim);
                if (isOfSameSite(address, url)) {
                    return Links.canonical(address);
                }
            }
        }
        return Links.canonical(url);
    }

    private static boolean isOfSameSite(String claim, String url) {
        HttpUrl claimed = HttpUrl.parse(claim);
        HttpUrl own = HttpUrl.parse(url);
        if (claimed == null || own == null) {
            return false;
        }
        boolean frontPage = claimed.encodedPath().equals("/") && claimed.encodedQuery() == null;
        if (frontPage && !own.encodedPath().equals("/")) {
            return false;
        }
        if (claimed.host().equals(own.host())) {
            return true;
        }
        if (!endsAlike(claimed.host(), own.host())) {
            return false; // sites that are asked for in a long list below
        }
        String site = own.topPrivateDomain();
        return site != null && site.equals(claimed.topPrivateDomain());
    }

    /** Whether two names of hosts have the same last two parts, without which they are of two sites. */
    private static boolean endsAlike(String one, String other) {
        int dot = one.lastIndexOf('.', one.lastIndexOf('.') - 1);
        String end = one.substring(dot + 1);
        return other.endsWith(end)
                && (other.length() == end.length() || other.charAt(other.length() - end.length() - 1) == '.');
    }

    private static @Nullable String language(Document page, MetaElements meta, JsonLd data) {
        Element html = page.firstElementChild();
        String[] claims = {
            html == null ? "" : html.attr("lang"),
            html == null ? "" : html.attr("xml:lang"),
            Objects.requireNonNullElse(meta.get("content-language", "language"), ""),
            Objects.requireNonNullElse(data.text("inLanguage"), ""),
            Objects.requireNonNullElse(meta.get("og:locale"), "")
        };
        for (String claim : claims) {
            String tag = claim.strip();
            if (tag.length() <= LONGEST_TAG && LANGUAGE_TAG.matcher(tag).matches()) {
                return tag.replace('_', '-');
            }
        }
        return null;
    }
}
