package org.perennial.processing.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.EventName;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.AnniversaryMention.EventDate.Precision;
import org.perennial.contract.Occurrence;

/**
 * Joins sightings to the returns of events: those of a configured event by its id and the year in which it is kept, those of
 * any other by day, name and number, over articles and languages.
 *
 * <p>Of events that nobody configured and that fall in one year, a sighting belongs to the first with a like name whose day is
 * not another and whose number does not differ. Two events of one day stay two; names in scripts without capitals or spaces
 * join across languages only where their consonants tell. Pure: the state is the list it is given.
 */
public final class Occurrences {
    /** Days of coverage kept beside each other; more are those of another year. */
    private static final int MOST_CELLS = 2_000;

    private static final int DIGEST_BYTES = 6;
    private static final int HALF_A_YEAR = 183;

    private Occurrences() {}

    /**
     * The occurrence with the sighting in it.
     *
     * @param known those that met at the sighting's place so far
     */
    public static Occurrence join(Sighting sighting, List<Occurrence> known) {
        Optional<Occurrence> same =
                known.stream().filter(occurrence -> isOf(occurrence, sighting)).findFirst();
        return same.map(occurrence -> with(occurrence, sighting)).orElseGet(() -> with(begun(sighting), sighting));
    }

    private static boolean isOf(Occurrence occurrence, Sighting sighting) {
        if (sighting.event() != null) {
            return occurrence.id().equals(id(sighting));
        }
        if (occurrence.event() != null
                || occurrence.date().start().getYear()
                        != sighting.date().start().getYear()) {
            return false;
        }
        boolean days = hasDay(occurrence.date()) && hasDay(sighting.date());
        boolean apart = days
                && (occurrence.date().start().isAfter(sighting.date().end())
                        || sighting.date().start().isAfter(occurrence.date().end()));
        boolean numbersDiffer =
                occurrence.n() != null && sighting.n() != null && !Objects.equals(occurrence.n(), sighting.n());
        if (apart || (!days && numbersDiffer)) {
            return false;
        }
        EventName name = EventName.of(String.valueOf(sighting.phrase()));
        return occurrence.names().stream()
                .anyMatch(other -> EventName.of(other.phrase()).isAlike(name));
    }

    private static Occurrence begun(Sighting sighting) {
        return new Occurrence(
                id(sighting),
                sighting.event(),
                sighting.date(),
                sighting.n(),
                returned(sighting.date(), sighting.published()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                sighting.fetched(),
                sighting.fetched());
    }

    private static String id(Sighting sighting) {
        LocalDate day = returned(sighting.date(), sighting.published());
        int kept = (day == null ? sighting.published() : day).getYear();
        if (sighting.event() != null) {
            return sighting.event() + "@" + kept;
        }
        // Not after the article: which of several comes first is another at each replay, and a find would be told
        // twice.
        String told = hasDay(sighting.date())
                ? sighting.date().start().toString()
                : sighting.date().start().getYear() + "|" + sighting.n();
        String name = EventName.of(String.valueOf(sighting.phrase())).key();
        return "unconfigured-" + digest(told + "|" + name + "|" + kept);
    }

    private static Occurrence with(Occurrence occurrence, Sighting sighting) {
        EventDate date = isFiner(sighting.date(), occurrence.date()) ? sighting.date() : occurrence.date();
        LocalDate day = returned(date, sighting.published());
        return new Occurrence(
                occurrence.id(),
                occurrence.event(),
                date,
                occurrence.n() == null ? sighting.n() : occurrence.n(),
                occurrence.day() == null ? day : occurrence.day(),
                names(occurrence.names(), sighting),
                coverage(occurrence.coverage(), sighting, occurrence.day() == null ? day : occurrence.day()),
                examples(occurrence.examples(), sighting),
                sources(occurrence.sources(), sighting.source()),
                occurrence.articles() + 1,
                occurrence.firstSeen().isBefore(sighting.fetched()) ? occurrence.firstSeen() : sighting.fetched(),
                occurrence.lastSeen().isAfter(sighting.fetched()) ? occurrence.lastSeen() : sighting.fetched());
    }

    private static List<Occurrence.Name> names(List<Occurrence.Name> names, Sighting sighting) {
        String phrase = sighting.phrase();
        if (phrase == null) {
            return names;
        }
        String key = EventName.of(phrase).key();
        List<Occurrence.Name> all = new ArrayList<>();
        boolean known = false;
        for (Occurrence.Name name : names) {
            boolean same = name.language().equals(sighting.language())
                    && EventName.of(name.phrase()).key().equals(key);
            known |= same;
            all.add(same ? new Occurrence.Name(name.language(), name.phrase(), name.articles() + 1) : name);
        }
        if (!known && all.size() < Occurrence.MOST_NAMES) {
            all.add(new Occurrence.Name(sighting.language(), phrase, 1));
        }
        all.sort(Comparator.comparingInt(Occurrence.Name::articles).reversed());
        return all;
    }

    private static List<Occurrence.Cell> coverage(
            List<Occurrence.Cell> cells, Sighting sighting, @Nullable LocalDate returns) {
        Integer offset = returns == null ? null : (int) ChronoUnit.DAYS.between(returns, sighting.published());
        Occurrence.Cell added =
                new Occurrence.Cell(sighting.published(), offset, sighting.language(), sighting.country(), 1);
        List<Occurrence.Cell> all = new ArrayList<>();
        boolean known = false;
        for (Occurrence.Cell cell : cells) {
            boolean same = cell.day().equals(added.day())
                    && cell.language().equals(added.language())
                    && Objects.equals(cell.country(), added.country());
            known |= same;
            all.add(
                    same
                            ? new Occurrence.Cell(
                                    cell.day(), offset, cell.language(), cell.country(), cell.articles() + 1)
                            : cell);
        }
        if (!known && all.size() < MOST_CELLS) {
            all.add(added);
        }
        return all;
    }

    private static List<Occurrence.Example> examples(List<Occurrence.Example> examples, Sighting sighting) {
        boolean newLanguage = examples.stream().noneMatch(e -> e.language().equals(sighting.language()));
        if (!newLanguage && examples.size() >= Occurrence.MOST_EXAMPLES / 2) {
            return examples;
        }
        List<Occurrence.Example> all = new ArrayList<>(examples);
        all.add(sighting.example());
        return all.size() <= Occurrence.MOST_EXAMPLES ? all : all.subList(0, Occurrence.MOST_EXAMPLES);
    }

    private static List<String> sources(List<String> sources, @Nullable String source) {
        if (source == null || sources.contains(source) || sources.size() >= Occurrence.MOST_SOURCES) {
            return sources;
        }
        List<String> all = new ArrayList<>(sources);
        all.add(source);
        return all;
    }

    private static boolean hasDay(EventDate date) {
        return date.precision() != Precision.YEAR && date.precision() != Precision.MONTH;
    }

    private static boolean isFiner(EventDate a, EventDate b) {
        return a.precision().compareTo(b.precision()) < 0;
    }

    /** The event's day in the year that lies nearest to a date; null where the event's day is not known. */
    private static @Nullable LocalDate returned(EventDate date, LocalDate published) {
        if (!hasDay(date)) {
            return null;
        }
        MonthDay day = MonthDay.from(date.end());
        LocalDate sameYear = day.atYear(published.getYear());
        long away = ChronoUnit.DAYS.between(sameYear, published);
        if (away > HALF_A_YEAR) {
            return day.atYear(published.getYear() + 1);
        }
        return away < -HALF_A_YEAR ? day.atYear(published.getYear() - 1) : sameYear;
    }

    private static String digest(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
