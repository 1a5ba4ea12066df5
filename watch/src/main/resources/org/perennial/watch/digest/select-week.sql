-- The articles that came to light within a time, each as it stood at the end of it, in the stories of today. What was old when it
-- was found is left out. The condition on the present version holds for those that have not been changed since.
SELECT coalesce(v.document, a.document) AS document, v.version < a.version AS changed, a.story, a.cluster,
       begun.fetched AS first_fetched,
       greatest(0, coalesce((SELECT c.articles - 1 FROM cluster c WHERE c.id = a.cluster), 0)) AS copies
FROM article_version begun
JOIN article a ON a.id = begun.article AND a.month = begun.month
CROSS JOIN LATERAL (
    SELECT w.version, w.document
    FROM article_version w
    WHERE w.article = a.id AND w.month = a.month AND w.fetched < ?
    ORDER BY w.version DESC
    LIMIT 1) AS v
WHERE begun.fetched >= ? AND begun.fetched < ?
  AND begun.month BETWEEN article_month_of(?) AND article_month_of(?)
  AND NOT EXISTS (
      SELECT FROM article_version w
      WHERE w.article = a.id AND w.month = a.month AND w.version < begun.version)
  AND a.appeared >= begun.fetched - interval '48 hours'
