package org.perennial.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;

/**
 * Reads the article of a record so that any store can keep it: every NUL and lone surrogate in it becomes U+FFFD, one code
 * point for one, so evidence still stands at its offsets, and an article without a usable {@code fetched} takes the record's
 * own time, the nearest that is known.
 */
final class EnrichedArticleReader {
    private final ObjectMapper mapper = Json.mapper();

    /** @throws UnreadableRecordException if the record holds no article under its own id */
    EnrichedArticle read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        if (record.key() == null) {
            throw new UnreadableRecordException("the record has no key; it must be the article's id");
        }
        if (record.value() == null) {
            throw new UnreadableRecordException("the record has no value; it must be an enriched article");
        }
        EnrichedArticle article = parse(record);
        String key = StorableText.of(new String(record.key(), StandardCharsets.UTF_8));
        if (!key.equals(article.id())) {
            throw new UnreadableRecordException(
                    "the record's key \"" + key + "\" is not the article's id \"" + article.id() + "\"");
        }
        return article;
    }

    private EnrichedArticle parse(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        try {
            if (!(mapper.readTree(record.value()) instanceof ObjectNode document)) {
                throw new UnreadableRecordException("the record's value is no JSON object");
            }
            StorableJson.makeStorable(document);
            EnrichedArticle article = mapper.treeToValue(document, EnrichedArticle.class);
            if (article.id() == null) {
                throw new UnreadableRecordException("the article has no id");
            }
            if (article.fetched() != null && StorableTime.isStorable(article.fetched())) {
                return article;
            }
            document.put("fetched", Instant.ofEpochMilli(record.timestamp()).toString());
            return mapper.treeToValue(document, EnrichedArticle.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableRecordException("the record's value is no enriched article: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableRecordException("the record's value is no enriched article: " + e.getMessage());
        }
    }
}
