package org.perennial.analysis.anniversary;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes JSON of the language files and of the registry when the module is built. People write YAML; to read that takes two
 * seconds of each start.
 */
public final class KnowledgeBuild {
    private KnowledgeBuild() {}

    /**
     * Writes beside each YAML file what a start reads.
     *
     * @param folders where they are, each on the class path to come
     */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(Path.of(folder), "*" + AnalysisData.YAML_ENDING)) {
                for (Path file : files) {
                    String name =
                            file.getFileName().toString().replace(AnalysisData.YAML_ENDING, AnalysisData.JSON_ENDING);
                    Files.writeString(file.resolveSibling(name), AnalysisData.toJson(Files.readString(file)));
                }
            }
        }
    }
}
