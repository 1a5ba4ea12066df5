package org.perennial.ingest.poll;

import java.time.InstantSource;
import java.util.Optional;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.Fetcher;

/** Asks as polling does: one request at a time to a host, with the pauses that we and it want, and no page against its robots.txt. */
public final class PoliteFetcher implements AutoCloseable {
    private final Fetcher fetcher;
    private final HostGates gates;
    private final PagePermission permission;

    /** A fetcher by the settings of ingest. */
    public PoliteFetcher(IngestConfig config, InstantSource clock) {
        this.fetcher =
                new Fetcher(AddressGuard.allowing(config.allowNetworks()), config.limits(), config.userAgent(), clock);
        this.gates = new HostGates(config.hostPause());
        this.permission = config.polling().robots()
                ? new RobotsFiles(fetcher, gates, config.userAgent(), clock)
                : PagePermission.ALL;
    }

    /**
     * A page or a sitemap.
     *
     * @throws InterruptedException if the thread is stopped while it waits for its turn
     */
    public FetchResult fetch(String address) throws InterruptedException {
        Optional<Failed> objection = permission.objection(address);
        return objection.isPresent()
                ? objection.get()
                : gates.through(address, () -> fetcher.fetch(FetchRequest.page(address, null, null)));
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
