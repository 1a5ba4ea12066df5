package org.perennial.ingest.poll;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.perennial.contract.DeadLetterReason;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.websub.HubAnswer;
import org.perennial.ingest.websub.Subscriptions;

/** Counts what ingest does, for the metrics page and for {@link IngestStage#progress()}. Safe for all threads. */
final class IngestMeters {
    private final MeterRegistry registry;
    private final int feeds;
    private final LongAdder polls = new LongAdder();
    private final LongAdder entries = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicInteger owned = new AtomicInteger();
    private final AtomicInteger otherLists = new AtomicInteger();
    private final Timer visits;

    IngestMeters(MeterRegistry registry, int feeds) {
        this.registry = registry;
        this.feeds = feeds;
        this.visits = Timer.builder("perennial.ingest.visits")
                .description("Visits to feeds, with the pages of their new entries")
                .register(registry);
        Gauge.builder("perennial.ingest.feeds", () -> feeds)
                .description("Feeds of the list")
                .register(registry);
        Gauge.builder("perennial.ingest.other.lists", otherLists, AtomicInteger::get)
                .description("Processes of the group that read another list of feeds")
                .register(registry);
        Gauge.builder("perennial.ingest.feeds.owned", owned, AtomicInteger::get)
                .description("Feeds of the list that this process polls; the others of its group poll the rest")
                .register(registry);
    }

    void otherLists(int processes) {
        otherLists.set(processes);
    }

    void owned(int feeds) {
        owned.set(feeds);
    }

    void polled(Duration took) {
        polls.increment();
        visits.record(took);
    }

    void listed(int count) {
        entries.add(count);
        counter("perennial.ingest.entries", "Entries that polled feeds listed").increment(count);
    }

    void published(int count) {
        published.add(count);
        counter("perennial.ingest.articles", "Articles published").increment(count);
    }

    void unchanged() {
        unchanged.increment();
        counter("perennial.ingest.unchanged", "Entries that were known and had not changed")
                .increment();
    }

    void putOff() {
        counter("perennial.ingest.put.off", "New entries that wait for the next visit to their feed")
                .increment();
    }

    void deadLetter(DeadLetterReason reason) {
        deadLetters.increment();
        Counter.builder("perennial.ingest.dead.letters")
                .description("What could not be published, by reason")
                .tag("reason", reason.code())
                .register(registry)
                .increment();
    }

    void failed(String kind) {
        failures.increment();
        Counter.builder("perennial.ingest.failures")
                .description("Visits that found no readable feed, by kind")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    void failed(FetchResult.Kind kind) {
        failed(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    void delivered(HubAnswer answer) {
        Counter.builder("perennial.ingest.hub.deliveries")
                .description("What hubs have delivered, by what became of it")
                .tag("answer", answer.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    void hubs(Subscriptions subscriptions) {
        Gauge.builder("perennial.ingest.hub.subscriptions", subscriptions, Subscriptions::running)
                .description("Feeds whose hub tells what is new")
                .register(registry);
    }

    IngestProgress progress() {
        return new IngestProgress(
                feeds,
                owned.get(),
                polls.sum(),
                entries.sum(),
                published.sum(),
                unchanged.sum(),
                deadLetters.sum(),
                failures.sum());
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
