package org.perennial.app.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The feed files of a newsroom, read and found free of contradictions. Immutable. */
public final class Newsroom {
    private static final String ANCHOR = "/newsroom/README.md";
    /** Any opening shows a broken placeholder; this one is no leap day and no new year. */
    private static final Opening TRIAL =
            new Opening(Instant.parse("2026-06-15T12:00:00Z"), 1, URI.create("http://newsroom.invalid"));

    private final List<FeedFile> files;

    private Newsroom(List<FeedFile> files) {
        this.files = List.copyOf(files);
    }

    /** The newsroom that is shipped with the program. */
    public static Newsroom shipped() {
        URL anchor = Newsroom.class.getResource(ANCHOR);
        if (anchor == null) {
            throw new IllegalStateException(
                    ANCHOR + " is not on the class path; the app's jar is damaged, build it again");
        }
        return besides(anchor);
    }

    /** The newsroom in the directory {@code feeds} beside a file, on disk or in a jar. */
    static Newsroom besides(URL anchor) {
        try {
            if (!anchor.getProtocol().equals("jar")) {
                return read(Path.of(anchor.toURI()).resolveSibling("feeds"));
            }
            String jar = anchor.getPath().substring(0, anchor.getPath().indexOf('!'));
            try (FileSystem inside = FileSystems.newFileSystem(Path.of(new URI(jar)))) {
                String entry = anchor.getPath().substring(anchor.getPath().indexOf('!') + 1);
                return read(inside.getPath(entry).resolveSibling("feeds"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the newsroom in " + anchor + " cannot be read", unreadable);
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException("the newsroom's address " + anchor + " is not a path", malformed);
        }
    }

    /**
     * The newsroom whose feed files stand in a directory.
     *
     * @throws IllegalArgumentException if any file is wrong, with one line for each problem
     */
    public static Newsroom read(Path directory) throws IOException {
        List<String> problems = new ArrayList<>();
        List<FeedFile> files = FeedFiles.read(directory, problems);
        Edition trial = Edition.of(files, TRIAL, problems);
        problems.addAll(NewsroomRules.problems(trial));
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add("no feed file in " + directory + "; write one as the README beside it says");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the newsroom's files are wrong in " + problems.size() + " places:\n"
                    + String.join("\n", problems));
        }
        return new Newsroom(files);
    }

    /** How much a newsroom holds. */
    public record Size(int feeds, int entries, Set<FeedFormat> formats, Set<String> languages) {}

    /** How many feeds and entries there are, and which formats and expected languages. */
    public Size size() {
        Set<FeedFormat> formats = new TreeSet<>();
        Set<String> languages = new TreeSet<>();
        int entries = 0;
        for (FeedFile file : files) {
            formats.add(file.format());
            entries += file.entries().size();
            for (FeedFile.Entry entry : file.entries()) {
                FeedFile.Expected expect = entry.expect();
                if (expect != null && expect.language() != null) {
                    languages.add(expect.language());
                }
            }
        }
        return new Size(files.size(), entries, formats, languages);
    }

    /** The newsroom's feeds, entries and pages for an opening. */
    Edition edition(Opening opening) {
        List<String> problems = new ArrayList<>();
        Edition edition = Edition.of(files, opening, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "the newsroom cannot open at " + opening.at() + ":\n" + String.join("\n", problems));
        }
        return edition;
    }
}
