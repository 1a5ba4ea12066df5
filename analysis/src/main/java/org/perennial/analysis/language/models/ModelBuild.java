package org.perennial.analysis.language.models;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The step of the build that writes the resources which {@link CompiledModels#load} and {@link FrequencyModels#load} read. Nothing that
 * runs asks it.
 */
public final class ModelBuild {
    private static final String ENDING = ".txt";

    private ModelBuild() {}

    /**
     * Writes the models of low accuracy and the frequency lists.
     *
     * @param arguments the file for the models, the folder with the lists, the file for these
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException(
                    "name the file for the models, the folder with the frequency lists, and the file for these");
        }
        try (OutputStream out = create(arguments[0])) {
            ModelCompiler.compile(Accuracy.LOW, out);
        }
        List<FrequencyList> lists = lists(Path.of(arguments[1]));
        try (OutputStream out = create(arguments[2])) {
            FrequencyCompiler.compile(lists, out);
        }
    }

    /** All lists in a folder, in the order of their tags. */
    private static List<FrequencyList> lists(Path folder) throws IOException {
        List<FrequencyList> lists = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                lists.add(FrequencyList.parse(
                        name.substring(0, name.length() - ENDING.length()), Files.readAllLines(file)));
            }
        }
        lists.sort(Comparator.comparing(FrequencyList::tag));
        return lists;
    }

    private static OutputStream create(String name) throws IOException {
        Path file = Path.of(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }
}
