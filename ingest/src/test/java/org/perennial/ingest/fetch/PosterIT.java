package org.perennial.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perennial.testkit.TestFeedServer;

class PosterIT {
    @Test
    void nothingIsSentToAnAddressThatIsNotPublic() {
        try (TestFeedServer site = TestFeedServer.start();
                Poster poster = new Poster(
                        AddressGuard.allowing(List.of()), "ingest.allow-networks", "test", Clock.systemUTC())) {
            Poster.Posted posted = poster.post(site.url("/hub"), Map.of(), new byte[] {1}, Duration.ofSeconds(10));

            assertThat(posted.refused()).isTrue();
            assertThat(posted.problem()).contains("ingest.allow-networks");
            assertThat(site.asked()).isEmpty();
        }
    }
}
