package org.perennial.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.ArticleId;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.contract.Language;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.source.Source;

/**
 * Two years of invented articles in eleven languages, one after the other in time, the same for the same seed.
 *
 * <p>What matters to a store is as in news: words have the frequencies of words, outlets those of outlets; one article in
 * five carries another's text; five in a row tell a story; and each of two hundred events is spoken of around its day of the
 * year, by a name that is hardly heard otherwise. Immutable, for any number of threads.
 */
public final class InventedArchive {
    /** When the archive ends. */
    public static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    static final int EVENTS = 200;
    private static final int OUTLETS_OF_A_LANGUAGE = 200;
    private static final int WORDS_OF_TITLE = 8;
    private static final int WORDS = 140;
    private static final int LONGEST_DELAY = 90;
    private static final int FIRST_NAME = 25_000;
    private static final int DAYS_AROUND = 2;

    private final long seed;
    private final int count;
    private final List<InventedLanguage> languages = InventedLanguage.all();
    private final List<InventedLanguage> drawn = languages.stream()
            .flatMap(language -> Stream.generate(() -> language).limit(language.share()))
            .toList();

    /**
     * An archive.
     *
     * @param count how many articles it has; they are the same two years whatever their number
     */
    public InventedArchive(long seed, int count) {
        this.seed = seed;
        this.count = count;
    }

    /** How many articles it has. */
    public int count() {
        return count;
    }

    List<InventedLanguage> languages() {
        return languages;
    }

    /** What an article is made of. */
    record Draft(
            InventedLanguage language,
            List<String> title,
            List<String> words,
            @Nullable Integer event) {}

    /** The article of a number, 0 to one less than there are. */
    public EnrichedArticle article(int number) {
        int model = model(number);
        Draft draft = draft(model);
        SplittableRandom random = random(number, 1);
        InventedLanguage language = draft.language();
        String outlet = outlet(language, random);
        String url = "https://" + outlet + "/news/" + number;
        Instant fetched = fetched(number);
        EnrichedArticle article = EnrichedArticle.of(new RawArticle(
                        ArticleId.ofUrl(url),
                        url,
                        url,
                        outlet,
                        "https://" + outlet + "/feed",
                        "n" + number,
                        language.text(draft.title()),
                        language.text(draft.words()),
                        null,
                        List.of(),
                        fetched.minus(Duration.ofMinutes(random.nextInt(LONGEST_DELAY))),
                        PublishedFrom.FEED,
                        null,
                        fetched,
                        null,
                        false))
                .withLanguage(new Language(language.tag(), 0.98, List.of(), List.of()))
                .withStory("story-" + model / 5, "part-" + model / 5, 0);
        article = article.withDuplicate(
                model == number
                        ? Duplicate.original(article.id())
                        : new Duplicate(
                                Duplicate.Relation.EXACT,
                                article(model).id(),
                                article(model).id(),
                                1.0));
        Integer event = draft.event();
        return event == null
                ? article
                : article.withAnniversaries(List.of(mention(event, fetched, language)))
                        .withNumbers(List.of(killed(event, random)));
    }

    /**
     * The words of the article of a number, as a publisher gives them out.
     *
     * @param publisher a host
     * @param path what is behind the host in the address
     * @param at when it is published and fetched
     */
    public RawArticle raw(int number, String publisher, String path, Instant at) {
        EnrichedArticle words = article(number);
        String url = "https://" + publisher + path;
        return new RawArticle(
                ArticleId.ofUrl(url),
                url,
                url,
                publisher,
                "https://" + publisher + "/feed",
                null,
                words.title(),
                words.text(),
                null,
                List.of(),
                at,
                PublishedFrom.FEED,
                null,
                at,
                null,
                false);
    }

    /** The number of the article whose text an article carries: its own, or an earlier one. */
    int model(int number) {
        SplittableRandom random = random(number, 2);
        if (number < 50 || random.nextInt(5) > 0) {
            return number;
        }
        return model(number - 1 - random.nextInt(40));
    }

    Draft draft(int number) {
        SplittableRandom random = random(number, 3);
        InventedLanguage language = drawn.get(random.nextInt(drawn.size()));
        Integer event = event(fetched(number), random);
        List<String> title = new ArrayList<>(words(language, WORDS_OF_TITLE, random));
        List<String> words = new ArrayList<>(words(language, WORDS / 2 + random.nextInt(WORDS), random));
        if (event != null) {
            title.set(0, name(language, event));
            words.set(random.nextInt(words.size()), name(language, event));
        }
        return new Draft(language, title, words, event);
    }

    Instant fetched(int number) {
        long seconds = Duration.between(BEGIN, END).toSeconds();
        return BEGIN.plusSeconds(seconds * number / count);
    }

    /** What a language calls an event. */
    static String name(InventedLanguage language, int event) {
        return language.word(FIRST_NAME + event);
    }

    private static List<String> words(InventedLanguage language, int count, SplittableRandom random) {
        return IntStream.range(0, count).mapToObj(i -> language.word(random)).toList();
    }

    private static String outlet(InventedLanguage language, SplittableRandom random) {
        double squared = random.nextDouble();
        int number = (int) (squared * squared * OUTLETS_OF_A_LANGUAGE);
        return "outlet-" + number + "." + language.ending();
    }

    private static @Nullable Integer event(Instant at, SplittableRandom random) {
        if (random.nextInt(500) == 0) {
            return random.nextInt(EVENTS);
        }
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        int event = random.nextInt(EVENTS);
        long away = Math.abs(day(event).atYear(day.getYear()).toEpochDay() - day.toEpochDay());
        return away <= DAYS_AROUND && random.nextInt(3) > 0 ? event : null;
    }

    private static MonthDay day(int event) {
        LocalDate day = LocalDate.ofYearDay(2023, 1 + event * 364 / EVENTS);
        return MonthDay.from(day);
    }

    /** So many feeds: those of the outlets first, then further ones of theirs. */
    public List<Source> sources(int feeds) {
        int outlets = languages.size() * OUTLETS_OF_A_LANGUAGE;
        return IntStream.range(0, feeds)
                .mapToObj(number -> {
                    InventedLanguage language = languages.get(number % languages.size());
                    String outlet =
                            "outlet-" + number / languages.size() % OUTLETS_OF_A_LANGUAGE + "." + language.ending();
                    String path = number < outlets ? "/feed" : "/feed-" + number / outlets;
                    return new Source("https://" + outlet + path, outlet, null, List.of(), null, language.tag());
                })
                .toList();
    }

    /** The events that articles speak of, as a registry has them. */
    public EventRegistry registry() {
        return new EventRegistry(IntStream.range(0, EVENTS)
                .mapToObj(event -> Event.named(
                        "event-" + event,
                        "Invented event " + event + " of " + began(event).getYear(),
                        org.perennial.analysis.anniversary.EventDate.day(began(event)),
                        languages.stream()
                                .collect(Collectors.toMap(
                                        InventedLanguage::tag, language -> List.of(name(language, event))))))
                .toList());
    }

    private static LocalDate began(int event) {
        return day(event).atYear(1900 + event / 2);
    }

    /** Most say the same number; some round it. */
    private static CountedNumber killed(int event, SplittableRandom random) {
        int value = random.nextInt(4) > 0 ? 100 + event : 100;
        return new CountedNumber(
                value,
                CountedNumber.Unit.KILLED,
                new Evidence(Evidence.Role.NUMBER, Evidence.Field.TEXT, 0, 1, value + " killed"));
    }

    private static AnniversaryMention mention(int event, Instant at, InventedLanguage language) {
        LocalDate day = began(event);
        String name = name(language, event);
        return new AnniversaryMention(
                "event-" + event,
                null,
                AnniversaryMention.Kind.COMMEMORATION,
                new EventDate(day, day, EventDate.Precision.DAY),
                LocalDate.ofInstant(at, ZoneOffset.UTC).getYear() - day.getYear(),
                AnniversaryMention.NumberSource.COMPUTED,
                0.9,
                List.of(new Evidence(
                        Evidence.Role.EVENT, Evidence.Field.TITLE, 0, name.codePointCount(0, name.length()), name)),
                List.of());
    }

    private SplittableRandom random(int number, int purpose) {
        return new SplittableRandom(seed * 31 + number * 4L + purpose);
    }
}
