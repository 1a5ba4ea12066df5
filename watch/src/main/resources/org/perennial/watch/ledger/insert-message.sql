INSERT INTO watch_message (id, watch, due, overflow) VALUES (:id, :watch, :due, :overflow) ON CONFLICT DO NOTHING
