INSERT INTO watch_state (watch, query, paused, since, state, looked)
VALUES (:watch, :query, :paused, :since, CAST(:state AS json), :since)
ON CONFLICT (watch) DO UPDATE SET
    query = excluded.query,
    paused = excluded.paused,
    since = excluded.since
