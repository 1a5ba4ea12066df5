-- One delivery that is due, taken for as long as an attempt may last: if it is killed, it is tried again after that.
UPDATE watch_delivery SET attempts = attempts + 1, next_try = :lease
WHERE key = (
    SELECT key FROM watch_delivery
    WHERE channel = :channel AND state = 'pending' AND next_try <= :now
      AND (CAST(:key AS text) IS NULL OR key = :key)
    ORDER BY next_try, key
    LIMIT 1
    FOR UPDATE SKIP LOCKED)
RETURNING key, message, notice, watch, address, attempts
