-- The newest state wins; what was decided stays. An older state that is read again after a crash changes nothing.
INSERT INTO occurrence AS stored (
    id, event, event_start, event_end, precision, n, day, articles, languages, sources, first_seen, last_seen, document)
VALUES (
    :id, :event, :event_start, :event_end, :precision, :n, :day, :articles, :languages, :sources, :first_seen,
    :last_seen, CAST(:document AS json))
ON CONFLICT (id) DO UPDATE SET
    event = excluded.event,
    event_start = excluded.event_start,
    event_end = excluded.event_end,
    precision = excluded.precision,
    n = excluded.n,
    day = excluded.day,
    articles = excluded.articles,
    languages = excluded.languages,
    sources = excluded.sources,
    first_seen = excluded.first_seen,
    last_seen = excluded.last_seen,
    document = excluded.document
WHERE stored.articles <= excluded.articles OR excluded.last_seen > stored.last_seen
