INSERT INTO watch_waiting (article, until) VALUES (:article, :until) ON CONFLICT DO NOTHING
