INSERT INTO watch_story (watch, story, state, seen) VALUES (:watch, :story, CAST(:state AS json), :seen)
ON CONFLICT (watch, story) DO UPDATE SET state = excluded.state, seen = excluded.seen
