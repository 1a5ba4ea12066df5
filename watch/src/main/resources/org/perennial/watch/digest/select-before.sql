-- The articles of some stories that had been found before an instant.
SELECT a.story, coalesce(a.language, 'und') AS language, a.source, CAST(a.document -> 'numbers' AS text) AS numbers
FROM article a
WHERE a.story = ANY (?)
  AND EXISTS (SELECT FROM article_version v WHERE v.article = a.id AND v.month = a.month AND v.fetched < ?)
