package org.perennial.ingest.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What can be said of a web address without asking it. */
public final class Links {
    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:");

    private static final String PATH_QUERY_FRAGMENT = "/?#";
    private static final String OF_NO_ADDRESS = "[]^<>{}";

    private static final List<String> TRACKING = tracking();

    private Links() {}

    /** Whether it is an {@code http} or {@code https} address of a host; no other is ever asked. */
    public static boolean isWeb(@Nullable String address) {
        return address != null && HttpUrl.parse(address) != null;
    }

    /** The host in lower case; empty if this is no web address. */
    public static Optional<String> host(String address) {
        return Optional.ofNullable(HttpUrl.parse(address)).map(HttpUrl::host);
    }

    /** The host as a publisher's name: without {@code www.}; empty if this is no web address. */
    public static Optional<String> site(String address) {
        return host(address).map(host -> host.startsWith("www.") ? host.substring(4) : host);
    }

    /**
     * A reference as an absolute address; one that is absolute already stays as it is, letter for letter, and so do words that
     * are no reference.
     *
     * @param base the address of the document that it stands in
     */
    public static String resolve(String base, String reference) {
        String trimmed = reference.strip();
        if (SCHEME.matcher(trimmed).find() || isWords(trimmed)) {
            return trimmed;
        }
        HttpUrl web = HttpUrl.parse(base);
        HttpUrl resolved = web == null ? null : web.resolve(trimmed);
        if (resolved != null) {
            return resolved.toString();
        }
        try {
            return URI.create(base).resolve(trimmed).toString();
        } catch (IllegalArgumentException notAnAddress) {
            return trimmed;
        }
    }

    /** Whether it has no path, query or fragment, but letters that may not stand in an address. */
    private static boolean isWords(String reference) {
        return reference.chars().noneMatch(c -> PATH_QUERY_FRAGMENT.indexOf(c) >= 0)
                && reference.chars().anyMatch(c -> c == ' ' || c >= '\t' && c <= '\r' || OF_NO_ADDRESS.indexOf(c) >= 0);
    }

    /**
     * The address by which a page is known: without fragment, user name and tracking parameters, with host and scheme in
     * lower case; unchanged if it is no web address.
     */
    public static String canonical(String address) {
        HttpUrl url = HttpUrl.parse(address.strip());
        if (url == null) {
            return address.strip();
        }
        HttpUrl.Builder canonical = url.newBuilder().fragment(null).username("").password("");
        String query = url.encodedQuery();
        if (query != null) {
            String kept = Arrays.stream(query.split("&"))
                    .filter(part -> !part.isEmpty() && !tracks(part))
                    .collect(Collectors.joining("&"));
            canonical.encodedQuery(kept.isEmpty() ? null : kept);
        }
        return canonical.build().toString();
    }

    private static boolean tracks(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return TRACKING.stream()
                .anyMatch(tracker -> tracker.endsWith("*")
                        ? name.startsWith(tracker.substring(0, tracker.length() - 1))
                        : name.equals(tracker));
    }

    private static List<String> tracking() {
        try (InputStream data = Objects.requireNonNull(Links.class.getResourceAsStream("tracking-parameters.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read tracking-parameters.txt from the class path", e);
        }
    }
}
