package org.perennial.analysis.language.models;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The step of the build that writes the resource which {@link CompiledModels#load} reads. Nothing that runs asks it. */
public final class ModelBuild {
    private ModelBuild() {}

    /**
     * Writes the models of low accuracy.
     *
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("name the file to write, and nothing else");
        }
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            ModelCompiler.compile(Accuracy.LOW, out);
        }
    }
}
