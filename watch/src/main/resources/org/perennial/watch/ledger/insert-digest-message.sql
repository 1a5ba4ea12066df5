INSERT INTO watch_message (id, watch, due, overflow, sealed, digest) VALUES (:id, :watch, :due, false, true, :digest)
ON CONFLICT DO NOTHING
