-- What was written of events within some times, as far as it was known at an instant. Mentions are found by the index over
-- events, and their articles by their keys.
SELECT s.event, s.ago, a.document, a.story, a.cluster,
       (SELECT min(v.fetched) FROM article_version v WHERE v.article = a.id AND v.month = a.month) AS first_fetched
FROM unnest(?, ?, ?, ?) AS s (event, ago, low, high)
CROSS JOIN LATERAL (
    SELECT DISTINCT m.article, m.month
    FROM anniversary_mention m
    WHERE m.event = s.event AND m.confidence >= 0.5 AND m.kind NOT IN ('observance', 'private')) AS mentioned
JOIN article a ON a.id = mentioned.article AND a.month = mentioned.month
    AND a.appeared >= CAST(s.low AS timestamptz) AND a.appeared < CAST(s.high AS timestamptz)
WHERE EXISTS (SELECT FROM article_version v WHERE v.article = a.id AND v.month = a.month AND v.fetched < ?)
