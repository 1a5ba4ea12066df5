package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillPlacesTest {
    private static final String MARK = "0f3a";

    @TempDir
    Path directory;

    @Test
    void whatWasReadIsKnownAfterwards() throws IOException {
        BackfillPlaces.of(directory).keep("/pages", 7, MARK);

        assertThat(BackfillPlaces.of(directory).of("/pages", pieces -> MARK)).isEqualTo(7);
        assertThat(BackfillPlaces.of(directory).of("/pag", pieces -> MARK)).isZero();
    }

    @Test
    void anArchiveWhosePiecesHaveMovedIsReadFromItsBeginning() throws IOException {
        BackfillPlaces.of(directory).keep("/pages", 7, MARK);

        assertThat(BackfillPlaces.of(directory).of("/pages", pieces -> "another"))
                .isZero();
    }

    @Test
    void backfillsAtWorkAtOnceKeepEachOthersPlaces() throws IOException {
        BackfillPlaces one = BackfillPlaces.of(directory);
        BackfillPlaces other = BackfillPlaces.of(directory);
        one.keep("/one", 1, "");
        other.keep("/other", 2, "");
        one.keep("/one", 3, "");

        assertThat(one.of("/one", pieces -> "")).isEqualTo(3);
        assertThat(one.of("/other", pieces -> "")).isEqualTo(2);
    }
}
