-- The face of a cluster is its canonical; else its first carrier; a copy with neither in the store is its own face.
SELECT a.id, a.document, a.change, a.appeared
FROM article a
WHERE (a.cluster IS NULL
       OR a.id = coalesce(
           (SELECT f.id
            FROM cluster c
            JOIN article_place place ON place.id = c.canonical
            JOIN article f ON f.id = place.id AND f.month = place.month AND f.cluster = c.id
            WHERE c.id = a.cluster),
           (SELECT place.id FROM article_place place WHERE place.id = a.cluster),
           a.id))
  AND <where>
ORDER BY a.appeared DESC, a.id DESC
LIMIT :limit
