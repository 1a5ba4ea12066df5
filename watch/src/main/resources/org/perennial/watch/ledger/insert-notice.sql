INSERT INTO watch_notice (watch, key, at, message, document) VALUES (:watch, :key, :at, :message, CAST(:document AS json))
ON CONFLICT (watch, key) DO NOTHING
