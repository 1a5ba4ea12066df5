package org.perennial.app.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.perennial.app.data.DataDirectory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path into the data directory at the first start. */
final class PostgresDistribution {

    /** The release that is packed; part of the directory's name, so that another release is unpacked beside it. */
    static final String VERSION = "18.6";

    /** Room that the unpacked programs and an empty cluster take. */
    static final long BYTES_AT_FIRST_START = 130L * 1024 * 1024;

    private PostgresDistribution() {}

    static boolean isUnpacked(Path directory) {
        return Files.isDirectory(directory);
    }

    static Path directory(DataDirectory data) {
        return data.directory("postgres").resolve("dist-" + VERSION);
    }

    /** Unpacks the programs for this machine; a crash on the way leaves nothing that is taken for complete. */
    static void unpack(Path directory) throws IOException {
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        DataDirectory.erase(unfinished);
        Files.createDirectories(unfinished);
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream packed = PostgresDistribution.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new ServerException("PostgreSQL for this machine (" + archive + ") is not in this installation."
                        + " Set database.url to a PostgreSQL server that you run.");
            }
            extract(packed, unfinished);
        }
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The name of the archive for an operating system and a processor, as the JVM names them. */
    static String archive(String system, String processor) {
        String arch = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> processor;
        };
        return "postgres-" + system.toLowerCase(Locale.ROOT) + "-" + arch + ".txz";
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive names a file outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.resolveSibling(""));
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.resolveSibling(""));
                    Files.copy(entries, path);
                    String mode = (entry.getMode() & 0b1_000_000) == 0 ? "rw-r--r--" : "rwxr-xr-x";
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
                }
            }
        }
    }
}
