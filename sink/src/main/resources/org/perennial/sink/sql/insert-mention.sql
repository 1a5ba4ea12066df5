INSERT INTO anniversary_mention (
    article, month, position, event, phrase, kind, event_start, event_end, precision, n, n_source, confidence, evidence,
    contradictions)
VALUES (
    :article, :month, :position, :event, :phrase, :kind, :event_start, :event_end, :precision, :n, :n_source, :confidence,
    CAST(:evidence AS json), :contradictions)
