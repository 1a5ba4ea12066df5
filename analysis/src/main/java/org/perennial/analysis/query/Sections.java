package org.perennial.analysis.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folders of an address, which mostly say in which part of a paper an article stands. */
final class Sections {
    private static final int MOST = 20;
    private static final int LONGEST_ADDRESS = 2_000;

    private Sections() {}

    /** Such as {@code world} and {@code caucasus} of {@code https://a.example/world/caucasus/article-7}. */
    static List<String> of(@Nullable String url) {
        if (url == null || url.length() > LONGEST_ADDRESS) {
            return List.of();
        }
        int host = url.indexOf("://");
        int path = host < 0 ? -1 : url.indexOf('/', host + 3);
        if (path < 0) {
            return List.of();
        }
        int end = url.length();
        for (int i = path; i < end; i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                end = i;
            }
        }
        int article = url.lastIndexOf('/', end - 1);
        return article <= path
                ? List.of()
                : Stream.of(url.substring(path + 1, article).split("/", -1))
                        .filter(folder -> !folder.isEmpty())
                        .limit(MOST)
                        .map(Sections::decoded)
                        .toList();
    }

    private static String decoded(String folder) {
        if (folder.indexOf('%') < 0) {
            return folder;
        }
        byte[] coded = folder.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(coded.length);
        for (int i = 0; i < coded.length; i++) {
            int high = i + 2 < coded.length ? Character.digit(coded[i + 1], 16) : -1;
            int low = i + 2 < coded.length ? Character.digit(coded[i + 2], 16) : -1;
            if (coded[i] == '%' && high >= 0 && low >= 0) {
                plain.write(high << 4 | low);
                i += 2;
            } else {
                plain.write(coded[i]);
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
