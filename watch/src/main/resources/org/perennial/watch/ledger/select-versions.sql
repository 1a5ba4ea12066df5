-- Every version of articles in the order in which they were fetched, each as it was, in the stories of today.
SELECT a.change, coalesce(v.document, a.document) AS document, v.version, v.fetched, a.story, a.story_part,
       (SELECT min(w.fetched) FROM article_version w WHERE w.article = a.id AND w.month = a.month) AS first_fetched,
       greatest(0, coalesce((SELECT c.articles - 1 FROM cluster c WHERE c.id = a.cluster), 0)) AS copies
FROM article_version v
JOIN article a ON a.id = v.article AND a.month = v.month
WHERE v.fetched >= ? AND v.fetched < ?
  AND (v.version = a.version OR v.document IS NOT NULL)
