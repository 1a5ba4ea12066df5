package org.perennial.app.poison;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Pages of articles, broken. */
final class PagePoison {
    private static final int EACH = 3;

    private final long seed;
    private final Consumer<Poison> out;

    private PagePoison(long seed, Consumer<Poison> out) {
        this.seed = seed;
        this.out = out;
    }

    /** Makes all of them. */
    static void make(long seed, Consumer<Poison> out) {
        PagePoison poison = new PagePoison(seed, out);
        poison.broken();
        poison.noArticles();
        poison.misencoded();
    }

    private record Article(String title, String text) {
        String page() {
            return "<!DOCTYPE html><html lang=\"en\"><head><title>" + title + "</title></head><body><article><h1>"
                    + title + "</h1><p>" + text.replace("\n\n", "</p><p>") + "</p></article></body></html>";
        }
    }

    private void damaged(String kind, UnaryOperator<String> damage) {
        for (int i = 0; i < EACH; i++) {
            Words words = new Words(seed + kind.hashCode() + i, 0);
            Article article = new Article(words.title(), words.text());
            add(
                    kind,
                    damage.apply(article.page()).getBytes(UTF_8),
                    Outcome.repaired(article.title() + " / " + article.text()));
        }
    }

    private void add(String kind, byte[] content, Outcome expected) {
        out.accept(Poison.document(Door.PAGE, "page: " + kind, content, expected));
    }

    private void broken() {
        damaged("no end tags", page -> page.replaceAll("</(p|article|body|html)>", ""));
        damaged("ends that nothing began", page -> page.replace("<p>", "</div></span></td><p>"));
        damaged(
                "scripts and styles amid the text",
                page -> page.replace(
                        "</p><p>", "</p><script>var a = '<p>no text</p>';</script><style>p{color:red}</style><p>"));
        damaged("a comment that is not closed behind the text", page -> page.replace("</article>", "</article><!-- "));
        damaged(
                "JSON-LD that is no JSON",
                page -> page.replace(
                        "</head>", "<script type=\"application/ld+json\">{\"@type\": oops,,</script></head>"));
        damaged(
                "JSON-LD 5,000 deep",
                page -> page.replace(
                        "</head>",
                        "<script type=\"application/ld+json\">" + "[".repeat(5_000) + "]".repeat(5_000)
                                + "</script></head>"));
        damaged(
                "elements 10,000 deep behind the text",
                page -> page.replace("</article>", "</article>" + "<div>".repeat(10_000)));
        damaged("10,000 attributes", page -> page.replace("<body>", "<body " + "a b=1 ".repeat(5_000) + ">"));
        damaged(
                "an address of its own that is none",
                page -> page.replace("</head>", "<link rel=\"canonical\" href=\"javascript:alert(1)\"></head>"));
        damaged("two heads and two bodies", page -> page.replace("<article>", "<head></head><body><article>"));
        damaged(
                "dates that are none",
                page -> page.replace(
                        "</head>",
                        "<meta property=\"article:published_time\" content=\"9999-99-99T99:99\"><meta name=\"date\""
                                + " content=\"yesterday\"></head>"));
        damaged(
                "numbers without end",
                page -> page.replace(
                        "</head>",
                        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"wordCount\":1e999999999,"
                                + "\"datePublished\":" + "9".repeat(1_000) + "}</script></head>"));
    }

    private void noArticles() {
        String kind = "no article";
        List.of(
                        "",
                        "<html></html>",
                        "<!DOCTYPE html><html><head><title>Log in</title></head><body><form><input></form></body></html>",
                        "<script>document.write('x')</script>",
                        "<frameset><frame src=\"a\"></frameset>",
                        "<".repeat(100_000),
                        "<a>".repeat(50_000))
                .forEach(page -> add(kind, page.getBytes(UTF_8), Outcome.REFUSED));
    }

    private void misencoded() {
        Article russian = new Article(
                "Мост через реку открыт",
                "После трёх лет работ мост через реку снова открыт для машин и пешеходов, сообщили в городском совете утром.\n\n"
                        + "Строители обещали закончить раньше, но весной вода поднялась выше обычного и работы встали на месяц.\n\n"
                        + "Первыми по мосту прошли школьники из соседнего посёлка, которые всё это время добирались на пароме.");
        for (String charset : List.of("windows-1251", "KOI8-R", "UTF-16LE")) {
            String page = ("UTF-16LE".equals(charset) ? "\uFEFF" : "") + russian.page();
            add(
                    "a charset that it does not name",
                    page.getBytes(Charset.forName(charset)),
                    Outcome.repaired(russian.title() + " / " + russian.text()));
        }
    }
}
