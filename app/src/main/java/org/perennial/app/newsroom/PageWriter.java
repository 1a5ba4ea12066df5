package org.perennial.app.newsroom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perennial.app.newsroom.NewsDesk.Shown;
import org.perennial.app.newsroom.PageTemplate.Layout;

/** Writes the page of an entry as its publisher's template has it, with all that surrounds articles on real pages. */
final class PageWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EditionFeed feed;
    private final Shown shown;
    private final List<Shown> others;
    private final Chrome chrome;
    private final Markup page = new Markup();

    private PageWriter(EditionFeed feed, Shown shown, List<Shown> others) {
        this.feed = feed;
        this.shown = shown;
        this.others = others;
        this.chrome = Chrome.in(language(feed, shown));
    }

    /**
     * The page's text.
     *
     * @param out the feed's entries that are out; some are shown as related
     */
    static String write(EditionFeed feed, Shown shown, List<Shown> out) {
        String raw = shown.entry().rawHtml();
        if (raw != null) {
            return raw;
        }
        List<Shown> others = out.stream()
                .filter(one -> one.entry() != shown.entry() && one.entry().url() != null)
                .filter(one -> one.entry().file().titleMarkup() == null)
                .limit(3)
                .toList();
        PageWriter writer = new PageWriter(feed, shown, others);
        if (feed.template().layout() == Layout.BARE) {
            writer.bare();
        } else {
            writer.full();
        }
        return writer.page.toString();
    }

    private static @Nullable String language(EditionFeed feed, Shown shown) {
        String expected =
                shown.entry().expected().map(FeedFile.Expected::language).orElse(null);
        return expected == null ? feed.file().language() : expected;
    }

    private void full() {
        head();
        header();
        article();
        aside();
        page.line("<footer class=\"site-footer\"><p>© " + text(feed.file().title()) + " · "
                + text(feed.file().source()) + "</p></footer>");
        page.line("</body>").line("</html>");
    }

    private void head() {
        Layout layout = feed.template().layout();
        String declared = feed.file().language();
        page.line("<!DOCTYPE html>");
        page.line("<html" + (declared == null ? "" : " lang=\"" + text(declared) + "\"") + ">")
                .line("<head>");
        page.line("<meta charset=\"" + feed.template().charset().name().toLowerCase(Locale.ROOT) + "\">");
        page.element("title", shown.version().title() + " | " + feed.file().title());
        page.line("<link rel=\"canonical\" href=\"" + text(url()) + "\">");
        page.line("<link rel=\"alternate\" type=\""
                + feed.file().format().contentType().replaceAll(";.*", "") + "\" href=\"" + text(feed.url()) + "\">");
        if (layout == Layout.JSON_LD) {
            page.line("<script type=\"application/ld+json\">" + newsArticle() + "</script>");
        } else {
            meta("property", "og:type", "article");
            meta("property", "og:title", shown.version().title());
            meta("property", "og:url", url());
            meta("property", "og:site_name", feed.file().title());
            meta("property", "og:description", shown.version().summary());
            meta("property", "article:published_time", shown.entry().published().iso());
            meta(
                    "property",
                    "article:modified_time",
                    shown.revised() ? shown.updated().toString() : null);
            meta("name", "description", shown.version().summary());
            authors().forEach(author -> meta("name", "author", author));
        }
        page.line("</head>").line("<body>");
    }

    private void meta(String kind, String name, @Nullable String content) {
        if (content != null) {
            page.line("<meta " + kind + "=\"" + name + "\" content=\"" + text(content) + "\">");
        }
    }

    private String newsArticle() {
        ObjectNode json = JSON.createObjectNode();
        json.put("@context", "https://schema.org");
        json.put("@type", "NewsArticle");
        json.put("headline", shown.version().title());
        json.put("mainEntityOfPage", url());
        String published = shown.entry().published().iso();
        if (published != null) {
            json.put("datePublished", published);
        }
        if (shown.revised()) {
            json.put("dateModified", shown.updated().toString());
        }
        if (feed.file().language() != null) {
            json.put("inLanguage", feed.file().language());
        }
        var list = json.putArray("author");
        authors().forEach(author -> list.addObject().put("@type", "Person").put("name", author));
        json.putObject("publisher")
                .put("@type", "NewsMediaOrganization")
                .put("name", feed.file().title());
        return json.toString().replace("</", "<\\/");
    }

    private void header() {
        page.line("<div class=\"cookie-banner\" role=\"dialog\"><p>" + text(chrome.cookies()) + "</p><button>"
                + text(chrome.accept()) + "</button></div>");
        page.line("<header class=\"site-header\"><a href=\"" + text(feed.home()) + "\">"
                + text(feed.file().title()) + "</a></header>");
        page.line("<nav><ul>");
        chrome.sections()
                .forEach(label -> page.line("<li><a href=\"" + text(feed.home()) + "\">" + text(label) + "</a></li>"));
        page.line("</ul></nav>");
    }

    private void article() {
        page.line("<main>").line("<article>");
        page.element("h1", shown.version().title());
        String day = shown.entry().published().day();
        if (!authors().isEmpty()) {
            page.element("p class=\"byline\"", String.join(", ", authors()));
        }
        if (day != null && feed.template().layout() != Layout.TOOLBAR) {
            String stated = shown.entry().published().iso();
            page.line("<time datetime=\"" + text(stated == null ? day : stated) + "\">" + text(day) + "</time>");
        }
        switch (feed.template().layout()) {
            case TOOLBAR -> toolbarBody(day);
            case CLUTTERED -> clutteredBody();
            default ->
                page.line("<div class=\"article-body\">")
                        .line(Markup.html(shown.version().body()))
                        .line("</div>");
        }
        share();
        page.line("</article>");
        page.line("<section class=\"comments\" id=\"comments\">");
        chrome.comments().forEach(remark -> page.line("<div class=\"comment\"><p>" + text(remark) + "</p></div>"));
        page.line("</section>").line("</main>");
    }

    /** The controls share the block of the first paragraph, as on the page the project began with. */
    private void toolbarBody(@Nullable String day) {
        List<String> paragraphs = Markup.paragraphs(shown.version().body());
        page.line("<div class=\"news-text\">");
        page.line((day == null ? "" : "<i class=\"material-icons\">date</i> <span>" + text(day) + "</span> ")
                + "<span class=\"zoom-in\">+</span> <span class=\"zoom-reset\">↺</span>"
                + " <span class=\"zoom-out\">−</span> <span class=\"zoom-size\">16 px</span>");
        for (int i = 0; i < paragraphs.size(); i++) {
            page.line(i == 0 ? "<br>" + text(paragraphs.get(i)) : "<p>" + text(paragraphs.get(i)) + "</p>");
        }
        page.line("</div>");
    }

    private void clutteredBody() {
        List<String> paragraphs = Markup.paragraphs(shown.version().body());
        page.line("<div class=\"article-body\">");
        share();
        for (int i = 0; i < paragraphs.size(); i++) {
            page.element("p", paragraphs.get(i));
            if (i == 0) {
                page.line("<div class=\"ad-slot\" aria-hidden=\"true\"><span>" + text(chrome.advertisement())
                        + "</span></div>");
            } else if (i == 1) {
                related("related-card");
            } else if (i == 2) {
                page.line("<form class=\"newsletter-signup\"><label>" + text(chrome.newsletter())
                        + "</label><input type=\"email\"><button>OK</button></form>");
            }
        }
        page.line("</div>");
    }

    private void share() {
        page.line("<div class=\"share-buttons\"><span>" + text(chrome.share())
                + "</span> <a href=\"#\">Facebook</a> <a href=\"#\">Telegram</a> <a href=\"#\">WhatsApp</a></div>");
    }

    private void aside() {
        page.line("<aside class=\"sidebar\">");
        related("related-links");
        page.line("<form class=\"newsletter\"><label>" + text(chrome.newsletter())
                + "</label><input type=\"email\"></form>");
        page.line("</aside>");
    }

    private void related(String style) {
        page.line("<div class=\"" + style + "\"><h3>" + text(chrome.related()) + "</h3><ul>");
        others.forEach(one ->
                page.line("<li><a href=\"" + text(String.valueOf(one.entry().url())) + "\">"
                        + text(one.version().title()) + "</a></li>"));
        page.line("</ul></div>");
    }

    private void bare() {
        page.line("<html>")
                .line("<head>")
                .element("title", shown.version().title())
                .line("</head>");
        page.line("<body bgcolor=\"#ffffff\">");
        page.line("<table width=\"100%\"><tr><td width=\"160\">");
        chrome.sections()
                .forEach(label -> page.line("<a href=\"" + text(feed.home()) + "\">" + text(label) + "</a><br>"));
        page.line("</td><td>")
                .line("<font size=\"5\"><b>" + text(shown.version().title()) + "</b></font><br><br>");
        Markup.paragraphs(shown.version().body())
                .forEach(one -> page.line(text(one)).line("<br><br>"));
        page.line("</td></tr></table>");
        page.line("<center><font size=\"1\">" + text(feed.file().title()) + "</font></center>")
                .line("</body></html>");
    }

    private List<String> authors() {
        return shown.entry().file().authors();
    }

    private String url() {
        return String.valueOf(shown.entry().url());
    }

    private static String text(String plain) {
        return Markup.escape(plain);
    }
}
