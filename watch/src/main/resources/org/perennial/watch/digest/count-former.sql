-- How much was written of events within some times, as far as it was known at an instant.
SELECT s.event, count(DISTINCT a.id) AS articles
FROM unnest(?, ?, ?) AS s (event, low, high)
JOIN anniversary_mention m ON m.event = s.event AND m.confidence >= 0.5 AND m.kind NOT IN ('observance', 'private')
JOIN article a ON a.id = m.article AND a.month = m.month
    AND a.appeared >= CAST(s.low AS timestamptz) AND a.appeared < CAST(s.high AS timestamptz)
WHERE EXISTS (SELECT FROM article_version v WHERE v.article = a.id AND v.month = a.month AND v.fetched < ?)
