package org.perennial.analysis.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as a query. In usual runs the seeds alone; CONTRIBUTING says how to look for more. */
class QueryFuzzTest {
    static Stream<byte[]> queries() {
        return Stream.of(
                        "fire OR (flood -\"dam break\") title:harb*",
                        "language:(az, tr) source:courier.example published:2025-02..2025-03 n:30",
                        "NOT （“a b”） text:(x OR y) \\\" it's",
                        "-(-(a)) AND event:khojaly")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("queries")
    @FuzzTest(maxDuration = "1m")
    void everyTextIsAQueryOrRefusedAndAQueryIsReadAsItIsPrinted(byte[] text) {
        Query query;
        try {
            query = QueryParser.parse(new String(text, UTF_8));
        } catch (QuerySyntaxException refused) {
            assertThat(refused.column()).isPositive();
            return;
        }
        QueryMatcher.of(query, ZoneOffset.UTC);
        String printed = query.toString();
        if (printed.codePointCount(0, printed.length()) <= QueryParser.LONGEST) {
            assertThat(QueryParser.parse(printed)).hasToString(printed);
        }
    }
}
