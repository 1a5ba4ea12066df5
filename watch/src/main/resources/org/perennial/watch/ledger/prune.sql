-- That a digest was sent is never forgotten: it is sent once.
WITH articles AS (DELETE FROM watch_article WHERE seen < :before),
     stories AS (DELETE FROM watch_story WHERE seen < :before)
DELETE FROM watch_message m
WHERE m.due < :before AND m.digest IS NULL
  AND NOT EXISTS (SELECT FROM watch_delivery d WHERE d.message = m.id AND d.state = 'pending')
