package org.perennial.sink.files;

import blue.strategic.parquet.ValueWriter;
import java.time.Instant;
import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;

/**
 * The columns of a Parquet file: those by which one asks, and {@code document}, the whole enriched article as JSON. Times are
 * microseconds in UTC; what is unknown is null.
 */
final class ParquetColumns {
    static final MessageType SCHEMA = Types.buildMessage()
            .addField(text("id", true))
            .addField(integer("version", true))
            .addField(time("fetched", true))
            .addField(time("published", false))
            .addField(text("source", false))
            .addField(text("url", false))
            .addField(text("language", false))
            .addField(text("title", false))
            .addField(text("text", true))
            .addField(text("relation", false))
            .addField(text("cluster", false))
            .addField(text("story", false))
            .addField(integer("anniversaries", true))
            .addField(text("document", true))
            .named("article");

    private static final long MICROS = 1_000_000;

    private ParquetColumns() {}

    static void write(EnrichedArticle article, ValueWriter row) {
        row.write("id", article.id());
        row.write("version", article.version());
        put(row, "fetched", micros(article.fetched()));
        put(row, "published", micros(article.published()));
        put(row, "source", article.source());
        put(row, "url", article.url());
        put(
                row,
                "language",
                article.language() == null ? null : article.language().tag());
        put(row, "title", article.title());
        row.write("text", article.text());
        put(
                row,
                "relation",
                article.duplicate() == null
                        ? null
                        : article.duplicate().relation().name().toLowerCase(Locale.ROOT));
        put(
                row,
                "cluster",
                article.duplicate() == null ? null : article.duplicate().cluster());
        put(row, "story", article.story());
        row.write("anniversaries", (int) article.anniversaries().stream()
                .filter(mention -> mention.countsAsCoverage())
                .count());
        row.write("document", Json.write(article));
    }

    private static void put(ValueWriter row, String column, @Nullable Object value) {
        if (value != null) {
            row.write(column, value);
        }
    }

    private static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : (Long) (instant.getEpochSecond() * MICROS + instant.getNano() / 1_000);
    }

    private static Type text(String name, boolean required) {
        return (required ? Types.required(PrimitiveTypeName.BINARY) : Types.optional(PrimitiveTypeName.BINARY))
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }

    private static Type integer(String name, boolean required) {
        return (required ? Types.required(PrimitiveTypeName.INT32) : Types.optional(PrimitiveTypeName.INT32))
                .named(name);
    }

    private static Type time(String name, boolean required) {
        return (required ? Types.required(PrimitiveTypeName.INT64) : Types.optional(PrimitiveTypeName.INT64))
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                .named(name);
    }
}
