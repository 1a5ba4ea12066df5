-- The month of the first fetch is never changed, unless that month has been dropped since.
INSERT INTO article_place AS stored (id, month)
SELECT id, month FROM unnest(:ids, CAST(:months AS date[])) AS fetched (id, month)
ON CONFLICT (id) DO UPDATE SET month = excluded.month
WHERE NOT EXISTS (SELECT FROM article_month made WHERE made.month = stored.month)
