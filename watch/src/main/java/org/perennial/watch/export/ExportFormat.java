package org.perennial.watch.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that a list of articles can be had in. */
public enum ExportFormat {
    /** Comma-separated values (RFC 4180) in UTF-8 without a byte order mark. */
    CSV("csv", "csv", "text/csv; charset=utf-8") {
        @Override
        public Export open(OutputStream out, String title, Instant now) {
            return CsvExport.clean(out);
        }
    },
    /** The same with a byte order mark, by which Excel knows UTF-8. */
    CSV_EXCEL("csv-excel", "csv", "text/csv; charset=utf-8") {
        @Override
        public Export open(OutputStream out, String title, Instant now) throws IOException {
            return CsvExport.forExcel(out);
        }
    },
    /** A workbook of Excel. */
    XLSX("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public Export open(OutputStream out, String title, Instant now) {
            return new XlsxExport(out);
        }
    },
    /** One JSON object a line, as {@code perennial search --json} prints it without the reasons. */
    JSONL("jsonl", "jsonl", "application/x-ndjson") {
        @Override
        public Export open(OutputStream out, String title, Instant now) {
            return new JsonLinesExport(out);
        }
    },
    /** A feed of Atom (RFC 4287). */
    ATOM("atom", "atom", "application/atom+xml; charset=utf-8") {
        @Override
        public Export open(OutputStream out, String title, Instant now) throws IOException {
            return new AtomExport(out, title, now);
        }
    },
    /** A JSON Feed, version 1.1. */
    JSON_FEED("json-feed", "json", "application/feed+json; charset=utf-8") {
        @Override
        public Export open(OutputStream out, String title, Instant now) throws IOException {
            return new JsonFeedExport(out, title);
        }
    };

    private final String word;
    private final String suffix;
    private final String contentType;

    ExportFormat(String word, String suffix, String contentType) {
        this.word = word;
        this.suffix = suffix;
        this.contentType = contentType;
    }

    /**
     * Begins a file.
     *
     * @param out is never closed here
     * @param title what a feed is called: the query
     * @param now when an empty feed changed last
     */
    public abstract Export open(OutputStream out, String title, Instant now) throws IOException;

    /** How it is called in commands and addresses. */
    public String word() {
        return word;
    }

    /** How the names of its files end, without a dot. */
    public String suffix() {
        return suffix;
    }

    /** Its media type. */
    public String contentType() {
        return contentType;
    }

    /** The format that a word names; empty if it names none. */
    public static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** All words, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(ExportFormat::word).collect(Collectors.joining(", "));
    }
}
