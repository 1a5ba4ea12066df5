package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventDate;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.processing.knowledge.KnowledgeFolder;

class FolderDeskTest {
    private static final Event FERRY = Event.named(
            "alderport-ferry",
            "Alderport ferry disaster (1995)",
            EventDate.day(LocalDate.of(1995, 2, 25)),
            Map.of("en", List.of("Alderport ferry disaster")));

    @TempDir
    Path data;

    @Test
    void withoutAFolderThereAreTheProductsEvents() {
        assertThat(desk().registry()).isEqualTo(EventRegistry.load());
    }

    @Test
    void theRegistryIsTheSameObjectUntilSomethingChanges() {
        FolderDesk desk = desk();
        assertThat(desk.registry()).isSameAs(desk.registry());
    }

    @Test
    void anAcceptedEventIsThereAtOnceAndAfterARestart() {
        FolderDesk desk = desk();
        desk.accept(FERRY);
        assertThat(desk.registry().events()).contains(FERRY);
        assertThat(desk().registry().events()).contains(FERRY);
    }

    @Test
    void anEventIsNotAcceptedTwice() {
        FolderDesk desk = desk();
        desk.accept(FERRY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.accept(FERRY))
                .withMessageContaining("alderport-ferry is in the registry already");
    }

    @Test
    void aFileThatIsAddedByHandIsRead() throws IOException {
        FolderDesk desk = desk();
        assertThat(desk.registry().events()).doesNotContain(FERRY);
        write(new EventRegistry(List.of(FERRY)).toYaml());
        assertThat(desk.registry().events()).contains(FERRY);
    }

    @Test
    void aFileThatCannotBeReadLeavesEverythingAsItWas() throws IOException {
        FolderDesk desk = desk();
        desk.accept(FERRY);
        write("events: [nonsense");
        assertThat(desk.registry().events()).contains(FERRY);
        assertThat(desk().registry()).isEqualTo(EventRegistry.load());
    }

    private FolderDesk desk() {
        return new FolderDesk(new KnowledgeFolder(data.resolve("knowledge")));
    }

    private void write(String yaml) throws IOException {
        Files.createDirectories(data.resolve("knowledge/events"));
        Files.writeString(data.resolve("knowledge/events/mine.yaml"), yaml);
    }
}
