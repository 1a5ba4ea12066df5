package org.perennial.app.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @Test
    void classesThatAJarHasForSomeVersionsOfJavaAreLeftOut(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("driver.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new ZipEntry("org/driver/Everywhere.class"));
            entries.putNextEntry(new ZipEntry("META-INF/versions/9/org/driver/Cleaner.class"));
            entries.putNextEntry(new ZipEntry("META-INF/versions/11/org/driver/Cleaner$1.class"));
        }

        assertThat(ClassArchive.versioned(jar + ":" + folder.resolve("not-a-jar")))
                .containsExactlyInAnyOrder("org/driver/Cleaner", "org/driver/Cleaner$1");
    }

    @Test
    void withoutAnArchiveAJvmIsGivenNoOption() {
        assertThat(ClassArchive.ofProgram()).isEmpty();
        assertThat(ClassArchive.ofBroker()).isEmpty();
    }
}
