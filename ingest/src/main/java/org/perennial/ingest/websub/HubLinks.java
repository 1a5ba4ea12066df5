package org.perennial.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed says that its changes are told.
 *
 * @param hub the hub's address
 * @param topic the feed's address as the feed names itself, by which the hub knows it
 */
public record HubLinks(String hub, String topic) {
    /** Links of a feed stand at its top, before its entries. */
    private static final int TOP = 16 * 1024;

    private static final int LONGEST_ADDRESS = 2_000;
    private static final Pattern ENTRIES = Pattern.compile("<(?:\\w{1,30}:)?(?:item|entry)[\\s>]|\"items\"\\s*:");
    private static final Pattern LINK = Pattern.compile("<(?:\\w{1,30}:)?link\\s([^<>]{1,4000})>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(rel|href)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern HEADER = Pattern.compile("<([^<>]{1,2000})>((?:\\s*;\\s*[^,;<>]{1,500})*)");
    private static final Pattern HEADER_REL =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON_HUBS = Pattern.compile("\"hubs\"\\s*:\\s*\\[([^\\]]{0,4000})\\]");
    private static final Pattern JSON_HUB = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern JSON_WEBSUB = Pattern.compile("\"type\"\\s*:\\s*\"websub\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON_URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern JSON_SELF = Pattern.compile("\"feed_url\"\\s*:\\s*\"([^\"]*)\"");

    /**
     * What headers and feed say, the headers first, as the recommendation wants it; empty unless they name a hub that may be
     * asked. A feed that came encrypted is told by no hub that is not: the secret would be sent in clear.
     *
     * @param headers of the answer, by name in lower case
     * @param address from which the feed came
     */
    public static Optional<HubLinks> of(Map<String, String> headers, byte[] body, String address) {
        HttpUrl base = HttpUrl.parse(address);
        if (base == null) {
            return Optional.empty();
        }
        String link = headers.getOrDefault("link", "");
        // All that is looked for is ASCII, whatever the rest is written in.
        String head = new String(body, 0, Math.min(body.length, TOP), StandardCharsets.ISO_8859_1);
        Matcher entries = ENTRIES.matcher(head);
        String top = entries.find() ? head.substring(0, entries.start()) : head;
        String hub = first(base, inHeader(link, "hub"), inMarkup(top, "hub"), jsonHub(top));
        if (hub == null || base.isHttps() && !HttpUrl.get(hub).isHttps()) {
            return Optional.empty();
        }
        String self = first(base, inHeader(link, "self"), inMarkup(top, "self"), found(JSON_SELF, top));
        return Optional.of(new HubLinks(hub, self == null ? address : self));
    }

    /** Whether the headers of a delivery say that it is of another feed. */
    static boolean isOfAnother(String topic, @Nullable String link) {
        String self = inHeader(link == null ? "" : link, "self");
        return self != null && !self.strip().equals(topic);
    }

    /** The first web address, letter by letter as it stands if it is whole: a hub knows a topic by its letters. */
    private static @Nullable String first(HttpUrl base, @Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate == null || candidate.length() > LONGEST_ADDRESS) {
                continue;
            }
            String plain = Parser.unescapeEntities(candidate.strip(), true);
            HttpUrl url = base.resolve(plain);
            if (url != null && url.username().isEmpty() && url.password().isEmpty()) {
                return HttpUrl.parse(plain) == null ? url.toString() : plain;
            }
        }
        return null;
    }

    private static @Nullable String inHeader(String header, String rel) {
        Matcher links = HEADER.matcher(header);
        while (links.find()) {
            Matcher said = HEADER_REL.matcher(links.group(2));
            if (said.find() && has(said.group(1) != null ? said.group(1) : said.group(2), rel)) {
                return links.group(1);
            }
        }
        return null;
    }

    private static @Nullable String inMarkup(String top, String rel) {
        Matcher links = LINK.matcher(top);
        while (links.find()) {
            String href = null;
            boolean wanted = false;
            Matcher attributes = ATTRIBUTE.matcher(links.group(1));
            while (attributes.find()) {
                String value = attributes.group(2) != null ? attributes.group(2) : attributes.group(3);
                if (attributes.group(1).equals("href")) {
                    href = value;
                } else {
                    wanted = has(value, rel);
                }
            }
            if (wanted && href != null) {
                return href;
            }
        }
        return null;
    }

    private static @Nullable String jsonHub(String top) {
        String hubs = found(JSON_HUBS, top);
        Matcher each = JSON_HUB.matcher(hubs == null ? "" : hubs);
        while (each.find()) {
            if (JSON_WEBSUB.matcher(each.group(1)).find()) {
                return found(JSON_URL, each.group(1));
            }
        }
        return null;
    }

    private static @Nullable String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).replace("\\/", "/") : null;
    }

    private static boolean has(String relations, String rel) {
        return Arrays.asList(relations.toLowerCase(Locale.ROOT).split("\\s+")).contains(rel);
    }
}
