-- Each changed article with the face of its cluster, in the order in which the changes became visible.
SELECT f.id, f.document, f.appeared, c.change, c.id = f.id AS is_face
FROM (SELECT id, cluster, change FROM article WHERE change > :after ORDER BY change LIMIT :limit) c
LEFT JOIN cluster ON cluster.id = c.cluster
JOIN LATERAL (
    SELECT a.id, a.document, a.appeared
    FROM article_place place
    JOIN article a ON a.id = place.id AND a.month = place.month
    WHERE place.id = ANY (ARRAY[cluster.canonical, c.cluster, c.id])
      AND (a.id IN (c.cluster, c.id) OR a.cluster = cluster.id)
    ORDER BY (a.id = cluster.canonical AND a.cluster = cluster.id) DESC NULLS LAST, a.id = c.cluster DESC NULLS LAST
    LIMIT 1) f ON true
ORDER BY c.change
