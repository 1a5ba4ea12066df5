package org.perennial.analysis.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventNamesTest {
    @Test
    void aNameMeansAnEventByWholeWordsOfItsBeginning() {
        assertThat(EventNames.means("khojaly", "khojaly-massacre")).isTrue();
        assertThat(EventNames.means("khojaly-massacre", "khojaly-massacre")).isTrue();
        assertThat(EventNames.means("khoj", "khojaly-massacre")).isFalse();
    }

    @Test
    void whatAQueryExcludesItDoesNotAskFor() {
        assertThat(EventNames.in(QueryParser.parse("(event:khojaly OR event:halabja) lang:az -event:chernobyl")))
                .containsExactly("halabja", "khojaly");
    }
}
