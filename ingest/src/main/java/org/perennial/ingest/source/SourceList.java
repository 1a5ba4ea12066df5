package org.perennial.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.perennial.ingest.source.ImportReport.Line;
import org.perennial.ingest.source.ImportReport.Outcome;
import org.perennial.ingest.text.Decoding;

/** Lists of sources as files: YAML, which is ours, and OPML, by which feed readers exchange theirs. */
public final class SourceList {
    private SourceList() {}

    /**
     * Reads a file of either format; which one is told from its first character.
     *
     * @throws IllegalArgumentException if it is YAML with a fault; the message has the file, the line and the remedy
     */
    public static ImportReport read(Path file) throws IOException {
        try {
            return read(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** As {@link #read(Path)}, from bytes. */
    public static ImportReport read(byte[] file) {
        String text = Decoding.xml(file, null).text();
        return text.stripLeading().startsWith("<") ? OpmlFile.read(text) : YamlFile.read(text);
    }

    /**
     * Reads several files as one list; an address that stands in two of them is taken from the first.
     *
     * @throws IllegalArgumentException as {@link #read(Path)}
     */
    public static List<Source> readAll(List<Path> files) throws IOException {
        List<Source> all = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Path file : files) {
            for (Source source : read(file).sources()) {
                if (known.add(source.url())) {
                    all.add(source);
                }
            }
        }
        return List.copyOf(all);
    }

    /** The list as an OPML 2.0 document, folders nested as they are. */
    public static String writeOpml(String title, List<Source> sources) {
        return OpmlFile.write(title, sources);
    }

    /** Gathers lines and tells repeated addresses. */
    static final class Lines {
        private final List<Line> lines = new ArrayList<>();
        private final Set<String> known = new HashSet<>();

        void take(int number, Source source) {
            if (known.add(source.url())) {
                lines.add(new Line(number, Outcome.TAKEN, source.url(), source, null));
            } else {
                lines.add(new Line(
                        number, Outcome.DUPLICATE, source.url(), null, "the address stands further up already"));
            }
        }

        void refuse(int number, String given, String reason) {
            lines.add(new Line(number, Outcome.REFUSED, given, null, reason));
        }

        List<Line> all() {
            return lines;
        }
    }
}
