SELECT make_article_month(wanted.month)
FROM unnest(CAST(:months AS date[])) AS wanted (month)
WHERE NOT EXISTS (SELECT FROM article_month made WHERE made.month = wanted.month)
