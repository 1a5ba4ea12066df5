package org.perennial.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryIT {

    @TempDir
    Path directory;

    /** Another program with the directory open, until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]))) {
                System.out.println(data.root());
                while (System.in.read() >= 0) {
                    // Nothing is sent: only the end of the stream matters.
                }
            }
        }
    }

    @Test
    void theProcessThatHoldsTheDirectoryIsNamedAndItsDeathFreesIt() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo(directory.toString());

        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("process " + holder.pid());

        holder.destroyForcibly().waitFor();
        DataDirectory.open(directory).close();
    }
}
