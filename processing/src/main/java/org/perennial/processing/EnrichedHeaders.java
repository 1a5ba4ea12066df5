package org.perennial.processing;

import java.net.URI;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.perennial.contract.CloudEventHeaders;
import org.perennial.contract.EnrichedArticle;

/** The CloudEvents headers of an enriched article; they take the place of the raw article's. */
final class EnrichedHeaders {
    private static final String TYPE = "org.perennial.article.enriched.v1";
    private static final URI SOURCE = URI.create("perennial/processing");

    private EnrichedHeaders() {}

    static Headers of(EnrichedArticle article, Instant at) {
        return new RecordHeaders(CloudEventHeaders.of(article.id() + "-" + article.version(), TYPE, SOURCE, at));
    }
}
