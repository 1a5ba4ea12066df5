INSERT INTO watch_article (watch, article, version, story, seen) VALUES (:watch, :article, :version, :story, :seen)
ON CONFLICT (watch, article) DO UPDATE SET version = excluded.version, story = excluded.story, seen = excluded.seen
