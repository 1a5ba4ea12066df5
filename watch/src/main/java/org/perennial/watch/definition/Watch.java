package org.perennial.watch.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.timing.DigestTime;
import org.perennial.watch.timing.QuietHours;
import org.perennial.watch.timing.Schedule;
import org.perennial.watch.timing.Timing;

/**
 * A question that is asked of every article, and what is done when one answers it.
 *
 * @param name what it is known by: lower-case letters, digits and single hyphens, at most 60
 * @param title what its readers call it; absent if the name is enough
 * @param query what it asks
 * @param owner who answers for it, such as an address; absent if nobody is named
 * @param zone in which its readers live: for schedules, quiet hours, dates in the query, and all times shown
 * @param locale the language of its messages, one of {@link #LOCALES}
 * @param deliver where and when its notices go
 * @param news what of a story is worth a notice
 * @param absence what must have been covered by when, or its absence is told
 * @param burst when unusually many stories are told; absent if they are not
 * @param silence whose silence is told
 * @param first after how long without a story the next one counts as a first one
 * @param paused whether nothing is told for the time being; what happens meanwhile is not told later
 * @param topic whether its notices are written to the topic {@code watches.alerts} too
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Watch(
        String name,
        @Nullable String title,
        QueryText query,
        @Nullable String owner,
        ZoneId zone,
        String locale,
        Deliver deliver,
        News news,
        List<Absence> absence,
        @Nullable Burst burst,
        Silence silence,
        Duration first,
        boolean paused,
        boolean topic) {
    /** The languages that messages are written in. */
    public static final List<String> LOCALES = List.of("en", "az", "tr", "ru", "ar", "de", "fr", "es");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TITLE = 200;
    private static final Duration USUAL_FIRST = Duration.ofDays(7);

    @SuppressWarnings("NullAway") // what a file leaves out is null here
    public Watch {
        name = checkedName(name, "a watch");
        if (query == null) {
            throw new IllegalArgumentException("watch " + name + " has no query: write query: 'event:…'");
        }
        if (title != null && (title.isBlank() || title.length() > LONGEST_TITLE)) {
            throw new IllegalArgumentException(
                    "the title of watch " + name + " must have 1 to " + LONGEST_TITLE + " characters");
        }
        zone = zone == null ? ZoneOffset.UTC : zone;
        locale = locale == null ? "en" : locale.toLowerCase(Locale.ROOT);
        if (!LOCALES.contains(locale)) {
            throw new IllegalArgumentException(
                    "locale \"" + locale + "\" of watch " + name + " is not known: use one of " + LOCALES);
        }
        deliver = deliver == null ? Deliver.NOWHERE : deliver;
        news = news == null ? News.USUAL : news;
        absence = absence == null ? List.of() : List.copyOf(absence);
        silence = silence == null ? Silence.NONE : silence;
        first = first == null ? USUAL_FIRST : first;
    }

    /** A watch of a name and a query, with everything else as usual. */
    public static Watch of(String name, String query) {
        return new Watch(
                name,
                null,
                QueryText.parse(query),
                null,
                ZoneOffset.UTC,
                "en",
                Deliver.NOWHERE,
                News.USUAL,
                List.of(),
                null,
                Silence.NONE,
                USUAL_FIRST,
                false,
                false);
    }

    /**
     * A name that a watch or a channel may have.
     *
     * @throws IllegalArgumentException if it may not; the message says what one is made of
     */
    static String checkedName(@Nullable String name, String what) {
        if (name == null) {
            throw new IllegalArgumentException(what + " has no name: write name: embassy-desk or the like");
        }
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no name for " + what
                    + ": use lower-case letters, digits and single hyphens, at most " + LONGEST_NAME);
        }
        return name;
    }

    /** The title, or the name where there is none. */
    @JsonIgnore
    public String shownTitle() {
        return title == null ? name : title;
    }

    /** When its notices are sent. */
    @JsonIgnore
    public Timing timing() {
        return new Timing(deliver.schedule(), deliver.bundle(), deliver.quiet(), deliver.budget(), zone);
    }

    /** This watch with another delivery. */
    public Watch with(Deliver other) {
        return new Watch(
                name, title, query, owner, zone, locale, other, news, absence, burst, silence, first, paused, topic);
    }

    /** This watch with other ideas of what is news. */
    public Watch with(News other) {
        return new Watch(
                name, title, query, owner, zone, locale, deliver, other, absence, burst, silence, first, paused, topic);
    }

    /** This watch, paused or not. */
    public Watch withPaused(boolean pause) {
        return new Watch(
                name, title, query, owner, zone, locale, deliver, news, absence, burst, silence, first, pause, topic);
    }

    /** This watch in another zone. */
    public Watch withZone(ZoneId other) {
        return new Watch(
                name, title, query, owner, other, locale, deliver, news, absence, burst, silence, first, paused, topic);
    }

    /**
     * Where and when notices go.
     *
     * @param channels the names of the channels; empty for none: feed, stream and topic are there all the same
     * @param schedule at what times
     * @param bundle how long after a message the next one waits, where the schedule is {@code instant}
     * @param quiet absent for no quiet hours
     * @param budget the most messages of one day, 1 to 10,000
     * @param digest when the weekly digest of the last whole week is sent; absent for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Deliver(
            List<String> channels,
            Schedule schedule,
            Duration bundle,
            @Nullable QuietHours quiet,
            Integer budget,
            @Nullable DigestTime digest) {
        private static final Duration LONGEST_BUNDLE = Duration.ofDays(1);
        private static final int LARGEST_BUDGET = 10_000;

        /** To no channel, at once and then bundled by the half hour, 50 messages a day at most. */
        public static final Deliver NOWHERE =
                new Deliver(List.of(), new Schedule.AtOnce(), Duration.ofMinutes(30), null, 50, null);

        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public Deliver {
            channels = channels == null ? List.of() : List.copyOf(channels);
            schedule = schedule == null ? new Schedule.AtOnce() : schedule;
            bundle = bundle == null ? Duration.ofMinutes(30) : bundle;
            budget = budget == null ? Integer.valueOf(50) : budget;
            if (bundle.isNegative() || bundle.compareTo(LONGEST_BUNDLE) > 0) {
                throw new IllegalArgumentException("bundle must be 0m to 1d");
            }
            if (budget < 1 || budget > LARGEST_BUDGET) {
                throw new IllegalArgumentException("budget is " + budget + ": give 1 to " + LARGEST_BUDGET
                        + " messages a day; to hear nothing, set paused: true");
            }
        }

        /** This with other channels. */
        public Deliver to(String... names) {
            return new Deliver(List.of(names), schedule, bundle, quiet, budget, digest);
        }

        /** This with another time for the digest; absent for none. */
        public Deliver with(@Nullable DigestTime other) {
            return new Deliver(channels, schedule, bundle, quiet, budget, other);
        }
    }

    /**
     * What of a story is worth a notice.
     *
     * @param stories that it is told at all for the first time
     * @param languages its first article in another language
     * @param numbers a number of people that differs from those told before
     * @param revisions an article whose title, numbers or words were changed much
     * @param outlets so many more publishers than at the last notice; 0 for never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record News(Boolean stories, Boolean languages, Boolean numbers, Boolean revisions, Integer outlets) {
        /** All of it, and ten more publishers. */
        public static final News USUAL = new News(true, true, true, true, 10);

        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public News {
            stories = stories == null || stories;
            languages = languages == null || languages;
            numbers = numbers == null || numbers;
            revisions = revisions == null || revisions;
            outlets = outlets == null ? Integer.valueOf(10) : outlets;
            if (outlets < 0) {
                throw new IllegalArgumentException(
                        "outlets is " + outlets + ": give 0 for never, or a number of publishers");
            }
        }
    }

    /**
     * Coverage that must be there by some hour of a day.
     *
     * @param event the id of the remembered event
     * @param language BCP 47 tag, with or without script
     * @param by the hour by which there must be an article
     * @param zone of that hour and of the day; absent for the watch's
     * @param days the days of the year, as {@code 02-26}; empty for those on which the event is remembered
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Absence(
            String event,
            String language,
            java.time.LocalTime by,
            @Nullable ZoneId zone,
            List<String> days) {
        private static final Pattern DAY = Pattern.compile("(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");

        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public Absence {
            if (event == null || event.isBlank() || language == null || language.isBlank() || by == null) {
                throw new IllegalArgumentException(
                        "absence needs an event, a language and an hour: write {event: …, language: tr, by: \"12:00\"}");
            }
            days = days == null ? List.of() : List.copyOf(days);
            for (String day : days) {
                if (!DAY.matcher(day).matches()) {
                    throw new IllegalArgumentException("\"" + day + "\" is no day of the year: write 02-26");
                }
            }
        }
    }

    /**
     * When there are unusually many stories.
     *
     * @param window the hours that are looked at, 1 to 24
     * @param least fewer stories than this are never many
     * @param factor how many times their usual scatter above their usual number they must be
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Burst(Integer window, Integer least, Double factor) {
        /** Five stories in three hours, six times the scatter. */
        public static final Burst USUAL = new Burst(3, 5, 6.0);

        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public Burst {
            window = window == null ? Integer.valueOf(3) : window;
            least = least == null ? Integer.valueOf(5) : least;
            factor = factor == null ? Double.valueOf(6) : factor;
            if (window < 1 || window > 24 || least < 1 || !(factor >= 1)) {
                throw new IllegalArgumentException(
                        "burst takes a window of 1 to 24 hours, at least 1 story and a factor of at least 1");
            }
        }
    }

    /**
     * Whose silence is told, measured by its own rhythm.
     *
     * @param sources publishers' addresses
     * @param languages BCP 47 tags, with or without script
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Silence(List<String> sources, List<String> languages) {
        /** Nobody's. */
        public static final Silence NONE = new Silence(List.of(), List.of());

        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public Silence {
            sources = sources == null ? List.of() : List.copyOf(sources);
            languages = languages == null ? List.of() : List.copyOf(languages);
        }
    }
}
