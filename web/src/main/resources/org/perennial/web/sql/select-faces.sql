-- The face of a cluster is its canonical; else its first carrier; a copy with neither in the store is its own face.
SELECT a.id, a.document, a.change, a.appeared
FROM article a
WHERE (a.cluster IS NULL
       OR a.id = coalesce(
           (SELECT f.id FROM cluster c JOIN article f ON f.id = c.canonical AND f.cluster = c.id WHERE c.id = a.cluster),
           (SELECT f.id FROM article f WHERE f.id = a.cluster),
           a.id))
  AND <where>
ORDER BY a.appeared DESC, a.id DESC
LIMIT :limit
