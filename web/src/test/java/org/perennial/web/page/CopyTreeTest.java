package org.perennial.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perennial.contract.Duplicate.Relation;
import org.perennial.watch.story.Member;

class CopyTreeTest {
    @Test
    void copiesFollowTheirModelInOrderOfIngestion() {
        assertThat(lines(member("a", null), member("b", "a"), member("c", "b"), member("d", "a"), member("e", "b")))
                .containsExactly("a 0", "b 1", "c 2", "e 2", "d 1");
    }

    @Test
    void aMemberWhoseModelIsElsewhereBeginsALine() {
        assertThat(lines(member("a", null), member("b", "elsewhere"))).containsExactly("a 0", "b 0");
    }

    @Test
    void membersThatNameEachOtherAreToldOnce() {
        assertThat(lines(member("a", "b"), member("b", "a"))).containsExactly("a 0", "b 1");
    }

    @Test
    void aLongChainIsToldToItsEnd() {
        Member[] chain = IntStream.range(0, 20_000)
                .mapToObj(i -> member("m" + i, i == 0 ? null : "m" + (i - 1)))
                .toArray(Member[]::new);

        assertThat(lines(chain)).last().isEqualTo("m19999 19999");
    }

    private static List<String> lines(Member... members) {
        return CopyTree.lines(List.of(members)).stream()
                .map(line -> line.member().id() + " " + line.depth())
                .toList();
    }

    private static Member member(String id, @Nullable String of) {
        return new Member(
                id,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                of == null ? Relation.ORIGINAL : Relation.EXACT,
                of,
                null,
                null,
                1,
                null,
                1,
                List.of());
    }
}
