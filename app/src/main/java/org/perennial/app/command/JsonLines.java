package org.perennial.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;

/** JSON Lines, one value after the other; a line that cannot be read is reported and passed over. */
final class JsonLines<T> implements Iterator<T> {
    private final BufferedReader lines;
    private final Class<T> type;
    private final Consumer<String> problems;
    private int number;
    private @Nullable T next;

    /** @param problems takes a sentence with the line's number for each line that cannot be read */
    JsonLines(BufferedReader lines, Class<T> type, Consumer<String> problems) {
        this.lines = lines;
        this.type = type;
        this.problems = problems;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            String line;
            try {
                line = lines.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (line == null) {
                return false;
            }
            number++;
            if (!line.isBlank()) {
                try {
                    next = Json.read(line, type);
                } catch (SerializationException e) {
                    problems.accept("line " + number + ": " + e.getMessage());
                }
            }
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T value = next;
        next = null;
        if (value == null) {
            throw new NoSuchElementException();
        }
        return value;
    }
}
