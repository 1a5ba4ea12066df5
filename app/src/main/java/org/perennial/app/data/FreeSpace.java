package org.perennial.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many bytes this process may still write below a path. */
@FunctionalInterface
public interface FreeSpace {

    /** The free space that the file system of a path reports. */
    FreeSpace OF_THE_FILE_SYSTEM = path -> Files.getFileStore(path).getUsableSpace();

    /** Usable bytes on the file system that holds an existing path. */
    long bytesAt(Path path) throws IOException;
}
