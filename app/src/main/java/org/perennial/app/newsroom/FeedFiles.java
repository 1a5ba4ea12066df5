package org.perennial.app.newsroom;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the feed files of a directory, refusing unknown and repeated keys. */
final class FeedFiles {
    private static final ObjectReader READER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(FeedFile.class);

    private FeedFiles() {}

    /**
     * All feed files of the directory in the order of their names; problems are added to {@code problems}, one
     * sentence each, and a file with a problem is left out.
     */
    static List<FeedFile> read(Path directory, List<String> problems) throws IOException {
        List<Path> paths;
        try (Stream<Path> listed = Files.list(directory)) {
            paths = listed.filter(path -> fileName(path).endsWith(".yaml"))
                    .sorted((a, b) -> fileName(a).compareTo(fileName(b)))
                    .toList();
        }
        List<FeedFile> files = new ArrayList<>();
        for (Path path : paths) {
            String name = fileName(path);
            try {
                FeedFile file = READER.readValue(Files.readString(path));
                if (name.equals(file.feed() + ".yaml")) {
                    files.add(file);
                } else {
                    problems.add(name + ": feed is " + file.feed() + "; name the file " + file.feed() + ".yaml");
                }
            } catch (UnrecognizedPropertyException unknown) {
                problems.add(name + at(unknown.getLocation()) + ": unknown key " + unknown.getPropertyName()
                        + "; known here: " + new TreeSet<>(unknown.getKnownPropertyIds()));
            } catch (JsonProcessingException unreadable) {
                problems.add(name + at(unreadable.getLocation()) + ": " + unreadable.getOriginalMessage());
            }
        }
        return files;
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null ? "" : " near line " + location.getLineNr();
    }
}
