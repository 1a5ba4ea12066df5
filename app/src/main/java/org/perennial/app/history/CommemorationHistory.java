package org.perennial.app.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.app.history.Commemorations.Coverage;
import org.perennial.app.history.Commemorations.Everyday;
import org.perennial.app.history.Commemorations.Remembered;
import org.perennial.app.history.Commemorations.Tongue;
import org.perennial.contract.ArticleId;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;

/**
 * Some years of what invented outlets wrote around the returns of events, as raw articles in the order of their fetches.
 *
 * <p>In it is what a comparison of years must see: more is written the nearer the day; some days are quiet; a language falls
 * silent; the words for an event and the numbers change from year to year, with a number that is plainly wrong; outlets take
 * over each other's texts word for word; and around all that stands what is written every day about other things. The same
 * seed and last day give the same articles. Immutable.
 */
public final class CommemorationHistory {
    /** How many returns of each event there are. */
    public static final int YEARS = 4;

    /** From so many days before a return to so many after it, outlets write. */
    public static final int DAYS_AROUND = 15;

    private static final int LAST_DAY_OF_COVERAGE = 6;
    private static final int TEN = 10;
    /** Of ten articles on an event, so many are taken over from an outlet of the same language. */
    private static final int COPIES = 3;

    private static final int SECONDS_OF_DAY = 57_600;

    private final Commemorations made = Commemorations.shipped();
    private final long seed;
    private final LocalDate until;
    private final int everyday;

    /**
     * A history.
     *
     * @param until its last day: what would come later is left out
     * @param everyday how many articles about other things each outlet writes a day, 0 or more
     */
    public CommemorationHistory(long seed, LocalDate until, int everyday) {
        this.seed = seed;
        this.until = until;
        this.everyday = everyday;
    }

    /** Its articles, the first fetched first. */
    public List<RawArticle> articles() {
        List<RawArticle> articles = new ArrayList<>();
        for (Remembered event : made.events()) {
            LocalDate last = event.returns().atYear(until.getYear());
            int lastYear = last.minusDays(DAYS_AROUND).isAfter(until) ? until.getYear() - 1 : until.getYear();
            for (int year = lastYear - YEARS + 1; year <= lastYear; year++) {
                addReturn(event, year, (year - lastYear + YEARS - 1.0) / (YEARS - 1), articles);
            }
        }
        return articles.stream()
                .filter(article -> !published(article)
                        .isAfter(until.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)))
                .sorted(Comparator.comparing(CommemorationHistory::fetched).thenComparing(RawArticle::id))
                // Stretches around two returns may meet.
                .collect(Collectors.toMap(RawArticle::id, article -> article, (one, other) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** @param time 0 in the first year, 1 in the last */
    private void addReturn(Remembered event, int year, double time, List<RawArticle> articles) {
        LocalDate day = event.returns().atYear(year);
        for (int offset = -DAYS_AROUND; offset <= DAYS_AROUND; offset++) {
            for (Map.Entry<String, Tongue> language : new TreeMap<>(made.languages()).entrySet()) {
                Random random = new Random(
                        seed * 1_000_003 + (event.id() + language.getKey()).hashCode() * 31L + year * 97L + offset);
                addOfEvent(event, language.getKey(), language.getValue(), day, offset, time, random, articles);
                for (String outlet : language.getValue().outlets()) {
                    for (int i = 0; i < everyday; i++) {
                        articles.add(everyday(outlet, language.getValue().everyday(), day.plusDays(offset), i, random));
                    }
                }
            }
        }
    }

    private void addOfEvent(
            Remembered event,
            String tag,
            Tongue tongue,
            LocalDate day,
            int offset,
            double time,
            Random random,
            List<RawArticle> articles) {
        Coverage coverage = event.coverage().get(tag);
        if (coverage == null
                || coverage.silent() && time == 1
                || Math.abs(offset) > LAST_DAY_OF_COVERAGE
                || event.quiet().contains(offset)) {
            return;
        }
        double nearness = 1.0 / (1 + Math.abs(offset));
        RawArticle agency = null;
        for (String outlet : tongue.outlets()) {
            if (random.nextDouble() * TEN >= between(coverage.share(), time) * nearness) {
                continue;
            }
            Instant at = at(day.plusDays(offset), random);
            if (agency != null && random.nextInt(TEN) < COPIES) {
                Instant later = published(agency).plus(Duration.ofMinutes(10 + random.nextInt(180)));
                articles.add(
                        article(outlet, event.id() + offset, String.valueOf(agency.title()), agency.text(), later));
                continue;
            }
            int n = day.getYear() - event.year();
            String words = drawn(coverage.words(), time, random);
            String number = drawn(coverage.numbers(), time, random);
            Everyday other = tongue.everyday();
            String text = filled(String.join(" ", tongue.body()), words, number, n, event.year()) + " "
                    + sentence(other, random) + " " + sentence(other, random);
            RawArticle article = article(
                    outlet,
                    event.id() + offset,
                    filled(one(tongue.title(), random), words, number, n, event.year()),
                    text,
                    at);
            agency = agency == null ? article : agency;
            articles.add(article);
        }
    }

    private static RawArticle everyday(String outlet, Everyday parts, LocalDate day, int number, Random random) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sentences.add(sentence(parts, random));
        }
        String title = one(parts.who(), random) + " " + one(parts.where(), random);
        return article(outlet, "day-" + number, title, String.join(" ", sentences), at(day, random));
    }

    private static RawArticle article(String outlet, String name, String title, String text, Instant at) {
        String url = "https://" + outlet + "/" + LocalDate.ofInstant(at, ZoneOffset.UTC) + "/" + name;
        return new RawArticle(
                ArticleId.ofUrl(url),
                url,
                url,
                outlet,
                "https://" + outlet + "/feed",
                url,
                title,
                text,
                null,
                List.of(),
                at,
                PublishedFrom.FEED,
                null,
                at.plus(Duration.ofMinutes(7)),
                null,
                false);
    }

    private static String sentence(Everyday parts, Random random) {
        return String.join(
                        " ",
                        one(parts.who(), random),
                        one(parts.did(), random),
                        one(parts.what(), random),
                        one(parts.where(), random))
                + ".";
    }

    private static String filled(String pattern, String words, String number, int n, int year) {
        return pattern.replace("{words}", words)
                .replace("{number}", number)
                .replace("{n}", String.valueOf(n))
                .replace("{year}", String.valueOf(year));
    }

    /** One of some sayings, as often as it is said at a time. */
    private static String drawn(Map<String, List<Integer>> sayings, double time, Random random) {
        double point = random.nextDouble()
                * sayings.values().stream()
                        .mapToDouble(pair -> between(pair, time))
                        .sum();
        String last = "";
        for (Map.Entry<String, List<Integer>> saying : sayings.entrySet()) {
            last = saying.getKey();
            point -= between(saying.getValue(), time);
            if (point < 0) {
                return last;
            }
        }
        return last;
    }

    private static double between(List<Integer> pair, double time) {
        return pair.get(0) + (pair.get(1) - pair.get(0)) * time;
    }

    private static Instant at(LocalDate day, Random random) {
        return day.atTime(LocalTime.of(5, 0)).toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(SECONDS_OF_DAY));
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Instant published(RawArticle article) {
        return required(article.published());
    }

    private static Instant fetched(RawArticle article) {
        return required(article.fetched());
    }

    private static Instant required(@Nullable Instant instant) {
        return Objects.requireNonNull(instant);
    }
}
