-- The face of a cluster is its first carrier; a copy whose first carrier is not stored is its own face.
SELECT a.id, a.document, a.change, a.appeared
FROM article a
WHERE (a.cluster IS NULL OR a.cluster = a.id OR NOT EXISTS (SELECT 1 FROM article f WHERE f.id = a.cluster))
  AND <where>
ORDER BY a.appeared DESC, a.id DESC
LIMIT :limit
