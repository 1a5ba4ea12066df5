INSERT INTO watch_delivery (key, message, notice, watch, channel, address, next_try)
VALUES (:key, :message, :notice, :watch, :channel, :address, :due)
ON CONFLICT DO NOTHING
