package org.perennial.ingest.robots;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code robots.txt} for one program.
 *
 * <p>Lines that name programs one after the other begin a group, which lasts until a program is named behind a rule. Other
 * lines, also unknown ones, do not end it. The misspellings that Google's parser takes are taken too.
 */
final class RobotsFile {
    /** The RFC asks for 500 KiB at least. */
    static final int MAX_BYTES = 512 << 10;

    private static final int LONGEST_LINE = 16_000;
    private static final int MAX_SITEMAPS = 1_000;
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);
    private static final Pattern LINE = Pattern.compile("\\r\\n?|\\n");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_-]*");
    private static final Pattern WORD = Pattern.compile("[^\\s/]*");
    private static final Pattern HEADER = Pattern.compile("([^\\s/]+)/.*", Pattern.DOTALL);
    private static final Pattern USER_AGENT = Pattern.compile("user[- ]?agent");
    private static final Pattern DISALLOW = Pattern.compile("diss?all?[oa]w|diasllow");
    private static final Pattern SITEMAP = Pattern.compile("site-?map");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,3})\\d*)?");
    private static final Pattern INDEX = Pattern.compile("(.*/)index\\.htm[^/]*");

    private final String agent;
    private final Group own = new Group();
    private final Group others = new Group();
    private final List<String> sitemaps = new ArrayList<>();
    private boolean ownNamed;
    private boolean toOwn;
    private boolean toAll;
    private boolean ruleSeen;

    /** What is said to one program in all groups together. */
    private static final class Group {
        private final List<PathRule> rules = new ArrayList<>();
        private @Nullable Duration delay;
    }

    RobotsFile(String agent) {
        Matcher header = HEADER.matcher(agent.strip());
        this.agent = header.matches() ? header.group(1) : agent.strip();
    }

    RobotsRules read(byte[] body) {
        // One character for each byte: a path is compared by its bytes, in whatever encoding a word of it may be.
        String text = new String(body, 0, Math.min(body.length, MAX_BYTES), StandardCharsets.ISO_8859_1);
        String mark = "\u00ef\u00bb\u00bf"; // a byte order mark
        for (String line : LINE.split(text.startsWith(mark) ? text.substring(mark.length()) : text)) {
            take(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
        }
        Group group = ownNamed ? own : others;
        return new RobotsRules(group.rules, group.delay, sitemaps);
    }

    private void take(String line) {
        int comment = line.indexOf('#');
        String content = (comment < 0 ? line : line.substring(0, comment)).strip();
        int colon = content.indexOf(':');
        String key = content;
        String value = "";
        if (colon >= 0) {
            key = content.substring(0, colon).strip();
            value = content.substring(colon + 1).strip();
        } else {
            String[] words = content.split("\\s+");
            if (words.length == 2) { // the colon was forgotten
                key = words[0];
                value = words[1];
            }
        }
        take(key.toLowerCase(Locale.ROOT), value);
    }

    private void take(String key, String value) {
        if (USER_AGENT.matcher(key).matches()) {
            name(value);
        } else if (key.equals("allow")) {
            allow(value);
        } else if (DISALLOW.matcher(key).matches()) {
            add(value, false);
        } else if (key.equals("crawl-delay")) {
            delay(value);
        } else if (SITEMAP.matcher(key).matches() && !value.isEmpty() && sitemaps.size() < MAX_SITEMAPS) {
            sitemaps.add(new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
    }

    private void name(String value) {
        if (ruleSeen) {
            toOwn = false;
            toAll = false;
            ruleSeen = false;
        }
        if (value.startsWith("*") && (value.length() == 1 || Character.isWhitespace(value.charAt(1)))) {
            toAll = true;
            return;
        }
        if (names(TOKEN, value) || names(WORD, value)) {
            toOwn = true;
            ownNamed = true;
        }
    }

    /** Whether what stands at the value's start is the program's name; the RFC has no digits in it, but programs have. */
    private boolean names(Pattern name, String value) {
        Matcher start = name.matcher(value);
        return start.lookingAt() && start.end() > 0 && start.group().equalsIgnoreCase(agent);
    }

    /** A page that is allowed as the index of a folder is allowed by the folder's name too. */
    private void allow(String value) {
        add(value, true);
        Matcher index = INDEX.matcher(value);
        if (index.matches()) {
            add(index.group(1) + "$", true);
        }
    }

    private void add(String value, boolean allows) {
        ruleSeen = true;
        if (value.isEmpty()) {
            return; // forbids nothing, allows nothing
        }
        PathRule rule = new PathRule(RobotsPath.pattern(value), allows);
        if (toOwn) {
            own.rules.add(rule);
        }
        if (toAll) {
            others.rules.add(rule);
        }
    }

    private void delay(String value) {
        Matcher seconds = SECONDS.matcher(value);
        if (!seconds.matches()) {
            return;
        }
        String fraction = seconds.group(2) == null ? "" : seconds.group(2);
        Duration delay = Duration.ofSeconds(Long.parseLong(seconds.group(1)))
                .plusMillis(Long.parseLong((fraction + "000").substring(0, 3)));
        Duration bounded = delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
        if (toOwn && own.delay == null) {
            own.delay = bounded;
        }
        if (toAll && others.delay == null) {
            others.delay = bounded;
        }
    }
}
