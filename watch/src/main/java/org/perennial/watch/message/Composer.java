package org.perennial.watch.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Alert;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.alert.Part;
import org.perennial.watch.definition.Watch;

/** Puts messages into words. */
public final class Composer {
    /** The most cards of one message; the others are counted. */
    public static final int MOST_CARDS = 30;

    private Composer() {}

    /** A message in its watch's language. */
    public static Letter compose(Message message) {
        Watch watch = message.watch();
        Texts texts = Texts.of(watch.locale());
        Map<String, List<Notice>> bySubject = new LinkedHashMap<>();
        message.notices()
                .forEach(notice -> bySubject
                        .computeIfAbsent(notice.subject(), subject -> new ArrayList<>())
                        .add(notice));
        List<Letter.Card> cards = bySubject.values().stream()
                .limit(MOST_CARDS)
                .map(notices -> card(texts, watch, notices))
                .toList();
        int leftOut = bySubject.size() - cards.size();
        return new Letter(
                subject(texts, message, cards.get(0), bySubject.size()),
                watch.locale(),
                Texts.isRightToLeft(watch.locale()),
                message.overflow()
                        ? texts.say(
                                "overflow.intro",
                                Map.of("budget", watch.deliver().budget(), "count", bySubject.size()))
                        : null,
                cards,
                leftOut > 0 ? texts.say("more", Map.of("count", leftOut)) : null,
                texts.say(
                        "foot",
                        Map.of(
                                "watch",
                                watch.shownTitle(),
                                "query",
                                watch.query().text(),
                                "time",
                                texts.time(message.due(), watch.zone()))));
    }

    /** What a test of a channel says. */
    public static Letter test(Watch watch) {
        Texts texts = Texts.of(watch.locale());
        String title = texts.say("test.title", Map.of("watch", PlainTitle.of(watch.shownTitle())));
        return new Letter(
                title,
                watch.locale(),
                Texts.isRightToLeft(watch.locale()),
                texts.say("test.text", Map.of()),
                List.of(),
                null,
                texts.say("test.foot", Map.of("watch", watch.shownTitle())));
    }

    private static String subject(Texts texts, Message message, Letter.Card first, int count) {
        Watch watch = message.watch();
        String name = PlainTitle.of(watch.shownTitle());
        if (message.overflow()) {
            return texts.say(
                    "subject.overflow",
                    Map.of(
                            "watch",
                            name,
                            "count",
                            count,
                            "budget",
                            watch.deliver().budget()));
        }
        String title = first.title() == null ? first.news().get(0) : first.title();
        return count == 1
                ? texts.say("subject.one", Map.of("watch", name, "title", title))
                : texts.say("subject.many", Map.of("watch", name, "title", title, "count", count));
    }

    private static Letter.Card card(Texts texts, Watch watch, List<Notice> notices) {
        Notice first = notices.get(0);
        Notice last = notices.get(notices.size() - 1);
        List<Part> parts = List.of();
        for (Notice notice : notices) {
            parts = Part.union(parts, notice.parts());
        }
        List<String> news = parts.stream().map(part -> news(texts, part)).toList();
        Notice.Reported article = first.article();
        if (article == null) {
            return new Letter.Card(null, null, false, null, null, news, null);
        }
        String title = article.title() == null ? "" : PlainTitle.of(article.title());
        String source = article.source() == null ? "" : PlainTitle.of(article.source()) + ", ";
        return new Letter.Card(
                title.isEmpty() ? texts.say("untitled", Map.of()) : title,
                title.isEmpty() ? watch.locale() : article.language(),
                Texts.isRightToLeft(
                        title.isEmpty() || article.language() == null ? watch.locale() : article.language()),
                PlainTitle.link(article.url()),
                source + texts.time(article.appeared(), watch.zone()),
                news,
                texts.say(
                        "totals",
                        Map.of(
                                "articles",
                                last.articles(),
                                "outlets",
                                last.outlets(),
                                "languages",
                                last.languages().size())));
    }

    private static String news(Texts texts, Part part) {
        Map<String, Object> values = new HashMap<>();
        put(values, "language", part.language() == null ? null : texts.language(part.language()));
        put(values, "unit", part.unit() == null ? null : part.unit().name().toLowerCase(Locale.ROOT));
        put(values, "from", part.from());
        put(values, "to", part.to());
        put(values, "count", part.count());
        put(values, "name", part.name());
        put(values, "added", joined(part.numbersAdded()));
        put(values, "removed", joined(part.numbersRemoved()));
        String key = "part." + part.kind().name().toLowerCase(Locale.ROOT);
        if (part.kind() == Alert.Kind.SILENT) {
            key += part.name() == null ? ".language" : ".source";
        }
        if (part.kind() == Alert.Kind.REVISION && part.numbersAdded() != null && part.numbersRemoved() != null) {
            key += ".numbers";
        }
        return texts.say(key, values);
    }

    private static @Nullable String joined(@Nullable List<String> figures) {
        return figures == null ? null : String.join(", ", figures);
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
