-- Articles as they stand now, with when they were first seen and how many copies there are.
SELECT a.change, a.document, a.version, a.fetched,
       coalesce((SELECT min(v.fetched) FROM article_version v WHERE v.article = a.id AND v.month = a.month), a.fetched) AS first_fetched,
       greatest(0, coalesce((SELECT c.articles - 1 FROM cluster c WHERE c.id = a.cluster), 0)) AS copies
FROM article a
WHERE <where>
ORDER BY a.change
LIMIT :limit
