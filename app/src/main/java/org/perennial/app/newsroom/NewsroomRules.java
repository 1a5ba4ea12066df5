package org.perennial.app.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.DeadLetterReason;

/** What must hold among the feed files of a newsroom. */
final class NewsroomRules {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** Words that come again after so long are a recurrence, which the key does not judge. */
    static final Duration RECURRENCE = Duration.ofDays(180);

    private final List<String> problems = new ArrayList<>();
    private final Map<String, EditionEntry> byId = new HashMap<>();

    private NewsroomRules() {}

    /** One sentence for each broken rule. */
    static List<String> problems(Edition edition) {
        NewsroomRules rules = new NewsroomRules();
        for (EditionFeed feed : edition.feeds()) {
            rules.checkFeed(feed);
        }
        for (EditionFeed feed : edition.feeds()) {
            for (EditionEntry entry : feed.entries()) {
                rules.checkEntry(feed, entry, edition.opening());
            }
        }
        rules.checkWordings();
        return rules.problems;
    }

    private void checkFeed(EditionFeed feed) {
        String place = feed.id() + ".yaml";
        if (!ID.matcher(feed.id()).matches()) {
            problems.add(place + ": feed " + feed.id() + " is not kebab-case; use a-z, 0-9 and single hyphens");
        }
        if ((feed.file().format() == FeedFormat.RAW) != (feed.raw() != null)) {
            problems.add(place + ": raw goes with format raw and with no other; give both or neither");
        }
        checkReason(place, feed.file().expectFeed());
        for (EditionEntry entry : feed.entries()) {
            EditionEntry earlier = byId.putIfAbsent(entry.id(), entry);
            if (earlier != null) {
                problems.add(place + " entry " + entry.id() + ": the id is taken in " + earlier.feed()
                        + ".yaml; choose another");
            }
        }
    }

    private void checkEntry(EditionFeed feed, EditionEntry entry, Opening opening) {
        String place = feed.id() + ".yaml entry " + entry.id();
        if (!ID.matcher(entry.id()).matches()) {
            problems.add(place + ": the id is not kebab-case; use a-z, 0-9 and single hyphens");
        }
        Instant previous = null;
        for (EditionEntry.Version version : entry.versions()) {
            Instant due = version.due();
            if (due.isBefore(opening.at()) || due.isAfter(opening.at().plus(LONGEST))) {
                problems.add(
                        place + ": after of version " + version.number() + " must lie between PT0S and " + LONGEST);
            }
            if (previous != null && !due.isAfter(previous)) {
                problems.add(place + ": version " + version.number() + " must come after the version before it");
            }
            previous = due;
        }
        if (entry.url() == null && feed.file().format() == FeedFormat.NEWS_SITEMAP) {
            problems.add(place + ": a news sitemap holds no bodies; leave in_feed_only out");
        }
        FeedFile.Expected expected = entry.file().expect();
        if (expected != null) {
            checkExpected(place, entry, expected);
        }
    }

    private void checkReason(String place, @Nullable String reason) {
        if (reason != null && DeadLetterReason.ofCode(reason).isEmpty()) {
            problems.add(place + ": no dead letter has the reason " + reason + "; use one of "
                    + Arrays.stream(DeadLetterReason.values())
                            .map(DeadLetterReason::code)
                            .toList());
        }
    }

    private void checkExpected(String place, EditionEntry entry, FeedFile.Expected expected) {
        checkReason(place, expected.deadLetter());
        if (expected.deadLetter() != null
                && (expected.language() != null
                        || expected.anniversaries() != null
                        || expected.copyOf() != null
                        || expected.versions() != null)) {
            problems.add(place + ": a dead letter has no language, anniversaries, copy_of or versions; leave them out");
        }
        if (expected.language() != null && !isTag(expected.language())) {
            problems.add(place + ": expect.language " + expected.language() + " is not a BCP 47 tag");
        }
        Integer versions = expected.versions();
        if (versions != null && (versions < 1 || versions > entry.versions().size())) {
            problems.add(place + ": expect.versions is " + versions + " but "
                    + entry.versions().size() + " are published");
        }
        try {
            ExpectedArticle.mentions(entry);
        } catch (RuntimeException unresolved) {
            problems.add(place + ": " + unresolved.getMessage());
        }
        if (expected.copyOf() != null) {
            checkCopy(place, entry, byId.get(expected.copyOf()), expected.copyOf());
        }
    }

    private void checkCopy(String place, EditionEntry copy, @Nullable EditionEntry original, String originalId) {
        if (original == null) {
            problems.add(place + ": copy_of names " + originalId + ", which no feed has");
        } else if (!copy.wording().equals(original.wording())) {
            problems.add(
                    place + ": it is to be an exact copy of " + originalId + " but its body has other words from \""
                            + firstDifference(copy.wording(), original.wording()) + "\" on");
        }
    }

    /** Two entries that share their words are a copy, whether or not the key says so. */
    private void checkWordings() {
        Map<String, EditionEntry> byWording = new HashMap<>();
        for (EditionEntry entry : byId.values()) {
            FeedFile.Expected expected = entry.file().expect();
            boolean judged = expected == null || expected.copyOf() == null && expected.deadLetter() == null;
            if (entry.wording().isEmpty() || !judged) {
                continue;
            }
            EditionEntry same = byWording.putIfAbsent(entry.wording(), entry);
            if (same != null
                    && Duration.between(same.dated(), entry.dated()).abs().compareTo(RECURRENCE) < 0) {
                problems.add(entry.feed() + ".yaml entry " + entry.id() + ": it has the words of " + same.id()
                        + "; say copy_of on one of them");
            }
        }
    }

    private static boolean isTag(String tag) {
        try {
            return !new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .getLanguage()
                            .isEmpty()
                    || tag.equals("und");
        } catch (IllformedLocaleException malformed) {
            return false;
        }
    }

    private static String firstDifference(String copy, String original) {
        int at = 0;
        while (at < Math.min(copy.length(), original.length()) && copy.charAt(at) == original.charAt(at)) {
            at++;
        }
        return copy.substring(Math.max(0, at - 20), Math.min(copy.length(), at + 20));
    }
}
