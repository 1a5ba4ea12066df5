package org.perennial.processing;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.RawArticle;
import org.perennial.processing.faults.RecordException;
import org.perennial.processing.judgement.Judged;
import org.perennial.processing.judgement.Judgements;

/**
 * Says of each raw article what it allows to be said by itself, and refuses what no later step could carry. It keeps
 * nothing, so a record that is refused leaves no trace but its dead letter.
 */
final class JudgeArticles extends ContextualFixedKeyProcessor<String, RawArticle, Judged> {
    private final Judgements judgements;

    JudgeArticles(Judgements judgements) {
        this.judgements = judgements;
    }

    @Override
    public void process(FixedKeyRecord<String, RawArticle> record) {
        RawArticle raw = readable(record.key(), record.value());
        context().forward(record.withValue(judge(raw, judgements)));
    }

    /** What the article allows to be said, if a topic can carry it. */
    static Judged judge(RawArticle raw, Judgements judgements) {
        Judged judged = judgements.judge(raw);
        RecordSize.check(judged.article());
        return judged;
    }

    private static RawArticle readable(@Nullable String key, @Nullable RawArticle article) {
        if (key == null) {
            throw unreadable("the record has no key: give the article's id");
        }
        if (article == null) {
            throw unreadable("the record with key \"" + key + "\" has no value: give an article");
        }
        if (!key.equals(article.id())) {
            throw unreadable("the key \"" + key + "\" is not the article's id \"" + article.id() + "\": give the id");
        }
        return article;
    }

    private static RecordException unreadable(String detail) {
        return new RecordException(DeadLetterReason.RECORD_UNREADABLE, detail);
    }
}
