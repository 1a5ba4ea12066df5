package org.perennial.app.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {
    private static final long SIZE = 3_000_000;
    private static final long FLOOR = 10_000_000;

    @TempDir
    Path directory;

    private final AtomicLong free = new AtomicLong(FLOOR + SIZE);
    private Path file;
    private Reserve reserve;

    @BeforeEach
    void reserve() {
        file = directory.resolve("reserve");
        reserve = new Reserve(file, SIZE, new DiskRoom("broker", directory, path -> free.get()), FLOOR);
    }

    @Test
    void roomIsTakenWhereThereIsEnough() throws Exception {
        reserve.refillIfPossible();

        assertThat(file).hasSize(SIZE);
    }

    @Test
    void noRoomIsTakenWhereTheFloorWouldNotBeLeft() throws Exception {
        free.set(FLOOR + SIZE - 1);

        reserve.refillIfPossible();

        assertThat(file).doesNotExist();
    }

    @Test
    void aFullDiskGetsTheRoomBack() throws Exception {
        reserve.refillIfPossible();
        free.set(0);

        reserve.releaseIfNeeded();

        assertThat(file).doesNotExist();
    }

    @Test
    void theRoomIsKeptWhileTheDiskIsNotFull() throws Exception {
        reserve.refillIfPossible();
        free.set(SIZE);

        reserve.releaseIfNeeded();

        assertThat(Files.exists(file)).isTrue();
    }
}
