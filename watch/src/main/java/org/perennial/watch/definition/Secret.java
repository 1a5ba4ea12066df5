package org.perennial.watch.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret is, never the secret itself: {@code ${NAME}} of the process's environment, or {@code file:PATH}.
 *
 * @param reference as it was written; may be shown to anyone
 */
public record Secret(String reference) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");
    private static final String FILE = "file:";

    /**
     * @throws IllegalArgumentException if it is no reference; the message does not repeat what may be the secret
     */
    @JsonCreator
    public Secret {
        if (!VARIABLE.matcher(reference).matches() && !reference.startsWith(FILE)) {
            throw new IllegalArgumentException(
                    "a secret does not belong into this file: write ${NAME} and set NAME in the"
                            + " environment, or write file:/path/of/a/file that holds it");
        }
    }

    /**
     * The secret.
     *
     * @param environment gives a variable's value; null if it is not set
     * @throws IllegalStateException if it is not there; the message says what to set
     */
    public String reveal(UnaryOperator<@Nullable String> environment) {
        Matcher variable = VARIABLE.matcher(reference);
        if (variable.matches()) {
            String value = environment.apply(variable.group(1));
            if (value == null || value.isBlank()) {
                throw new IllegalStateException(
                        "the variable " + variable.group(1) + " is not set; set it where Perennial is started");
            }
            return value.strip();
        }
        try {
            return Files.readString(Path.of(reference.substring(FILE.length()))).strip();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(
                    "the secret in " + reference + " cannot be read; write it there, readable by Perennial alone", e);
        }
    }

    /** The reference. */
    @JsonValue
    @Override
    public String toString() {
        return reference;
    }
}
