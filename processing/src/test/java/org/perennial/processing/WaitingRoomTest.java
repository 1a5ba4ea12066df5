package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final long PATIENCE = WaitingRoom.PATIENCE.toMillis();
    private static final long AT_MOST = WaitingRoom.AT_MOST.toMillis();

    private final WaitingRoom room = new WaitingRoom(Set.of(0, 1));

    @Test
    void anArticleIsLetGoWhenSomebodyIsSilent() {
        room.enter("a", PATIENCE);
        room.hear(0, 2 * PATIENCE);

        assertThat(room.takeImpatient(2 * PATIENCE)).containsExactly("a");
    }

    @Test
    void anArticleWaitsWhileAllSpeak() {
        room.enter("a", 0);
        room.hear(0, 2 * PATIENCE);
        room.hear(1, 2 * PATIENCE);

        assertThat(room.takeImpatient(2 * PATIENCE)).isEmpty();
    }

    @Test
    void noArticleWaitsForEver() {
        room.enter("a", 0);
        room.hear(0, AT_MOST);
        room.hear(1, AT_MOST);

        assertThat(room.takeImpatient(AT_MOST)).containsExactly("a");
    }

    @Test
    void anArticleThatHasJustComeInWaitsForTheSilent() {
        room.enter("a", 0);
        room.enter("b", 1);

        assertThat(room.takeImpatient(PATIENCE)).containsExactly("a");
    }

    @Test
    void anArticleThatHasLeftIsNotLetGo() {
        room.enter("a", 0);
        room.leave("a");

        assertThat(room.takeImpatient(PATIENCE)).isEmpty();
    }

    @Test
    void anArticleThatIsLetGoIsLetGoOnce() {
        room.enter("a", 0);
        room.takeImpatient(PATIENCE);

        assertThat(room.takeImpatient(2 * PATIENCE)).isEmpty();
    }
}
