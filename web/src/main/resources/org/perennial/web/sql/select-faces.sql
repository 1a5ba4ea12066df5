SELECT a.id, a.document, a.change, a.appeared
FROM article a
WHERE (a.cluster IS NULL OR a.id = face_of(a.cluster, a.id))
  AND <where>
ORDER BY a.appeared DESC, a.id DESC
LIMIT :limit
