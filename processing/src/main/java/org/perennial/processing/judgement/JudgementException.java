package org.perennial.processing.judgement;

/** A judgement failed on one article; the message names the article and the failure. */
public final class JudgementException extends RuntimeException {
    JudgementException(String articleId, Throwable cause) {
        super("judging article " + articleId + " failed: " + cause, cause);
    }
}
