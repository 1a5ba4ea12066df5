package org.perennial.processing.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.analysis.anniversary.Event;

class KnowledgeWatchTest {
    private static final String VENETIAN = """
            language: vec
            name: Venetian
            years: [ani]
            anniversary: [aniversario]
            """;
    private static final String EVENT = """
            events:
              - {id: quay-fire-1921, title: Quay fire (1921), date: 1921-08-03, aliases: {en: [Quay fire]}}
            """;

    @TempDir
    Path directory;

    private final BlockingQueue<Knowledge> taken = new LinkedBlockingQueue<>();
    private KnowledgeFolder folder;
    private KnowledgeWatch watch;

    @BeforeEach
    void startWatch() {
        folder = new KnowledgeFolder(directory);
        watch = KnowledgeWatch.start(folder, folder.state(), Duration.ofMillis(10), taken::add);
    }

    @AfterEach
    void stopWatch() {
        watch.close();
    }

    @Test
    void aNewLanguageIsTakenOver() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN);

        assertThat(next().lexicons().get("vec").years()).containsExactly("ani");
    }

    @Test
    void aChangedFileIsTakenOver() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN);
        next();

        lay("lexicon/vec.yaml", VENETIAN.replace("[ani]", "[ani, ano]"));

        assertThat(next().lexicons().get("vec").years()).containsExactly("ani", "ano");
    }

    @Test
    void anAcceptedEventIsTakenOver() throws Exception {
        lay("events/mine.yaml", EVENT);

        assertThat(next().events().events()).extracting(Event::id).contains("quay-fire-1921", "khojaly-massacre");
    }

    @Test
    void aBrokenFileIsToldAndChangesNothing() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN + "nuons: [a]\n");

        assertThat(problem()).contains("vec.yaml", "line: 6", "nuons");
        assertThat(taken).isEmpty();
    }

    @Test
    void aPatternThatCannotBeReadIsToldWithItsFile() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN + "since: [\"{M} ani da\"]\n");

        assertThat(problem()).contains("vec.yaml", "{M} ani da", "use {N}");
        assertThat(taken).isEmpty();
    }

    @Test
    void aCorrectedFileIsTakenOverAndNoLongerTold() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN + "nuons: [a]\n");
        problem();

        lay("lexicon/vec.yaml", VENETIAN);

        assertThat(next().lexicons()).containsKey("vec");
        await(() -> watch.problem().isEmpty());
    }

    @Test
    void aLanguageThatIsTakenAwayIsForgotten() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN);
        next();

        Files.delete(directory.resolve("lexicon/vec.yaml"));

        assertThat(next().lexicons()).doesNotContainKey("vec").containsKey("it");
    }

    /** Laid whole, as an editor does that writes beside and renames. */
    private void lay(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Path whole = Files.writeString(directory.resolve("unfinished"), text);
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Knowledge next() throws InterruptedException {
        Knowledge knowledge = taken.poll(30, TimeUnit.SECONDS);
        assertThat(knowledge).as("what is known after the change").isNotNull();
        return knowledge;
    }

    private String problem() {
        await(() -> watch.problem().isPresent());
        Optional<String> problem = watch.problem();
        return problem.orElseThrow();
    }

    private static void await(BooleanSupplier holds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
