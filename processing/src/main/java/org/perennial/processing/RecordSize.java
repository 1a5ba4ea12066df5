package org.perennial.processing;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Topics;
import org.perennial.processing.faults.RecordException;

/**
 * Refuses articles that no topic could take, before they are sent: a send that the producer refuses dooms the whole
 * transaction, and the stream would meet the same record again after every restart.
 */
final class RecordSize {
    /** Room for what is added after the check: version, relation, key and headers. */
    private static final int RESERVE = 64 << 10;

    private static final int LIMIT = Topics.MAX_RECORD_BYTES - RESERVE;

    /** Ids stand in the key, in a header and in the relations of other articles, all of them within the reserve. */
    private static final int LONGEST_ID = 1_000;

    private RecordSize() {}

    static void check(EnrichedArticle article) {
        if (article.id().length() > LONGEST_ID) {
            throw new RecordException(
                    DeadLetterReason.RECORD_TOO_LARGE,
                    "an id has " + article.id().length() + " characters: give one of at most " + LONGEST_ID);
        }
        int size = size(article);
        if (size > LIMIT) {
            throw new RecordException(
                    DeadLetterReason.RECORD_TOO_LARGE,
                    "article " + article.id() + " with its judgements takes " + size + " bytes: a topic takes "
                            + LIMIT);
        }
    }

    private static int size(EnrichedArticle article) {
        try {
            return Json.mapper().writeValueAsBytes(article).length;
        } catch (JsonProcessingException e) {
            throw new RecordException(
                    DeadLetterReason.RECORD_UNREADABLE,
                    "article " + article.id() + " holds what cannot be written as UTF-8: " + e.getOriginalMessage());
        }
    }
}
