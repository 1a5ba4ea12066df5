INSERT INTO watch_channel (channel, failing, problem, last_sent)
VALUES (:channel, CASE WHEN :sent THEN NULL ELSE CAST(:now AS timestamptz) END, :problem,
        CASE WHEN :sent THEN CAST(:now AS timestamptz) END)
ON CONFLICT (channel) DO UPDATE SET
    failing = CASE WHEN :sent THEN NULL ELSE coalesce(watch_channel.failing, excluded.failing) END,
    problem = excluded.problem,
    last_sent = coalesce(excluded.last_sent, watch_channel.last_sent)
