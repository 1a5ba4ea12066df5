SELECT asked.cluster, c.id, c.source, c.url, c.title, c.language, c.relation, c.appeared, c.total, c.outlets
FROM unnest(:clusters) AS asked (cluster)
CROSS JOIN LATERAL (
    SELECT a.id, a.source, a.url, a.title, a.language, a.relation, a.appeared, count(*) OVER () AS total,
           (SELECT count(DISTINCT o.source) FROM article o WHERE o.cluster = asked.cluster) AS outlets
    FROM article a
    WHERE a.cluster = asked.cluster AND a.id <> asked.cluster
    ORDER BY a.appeared, a.id
    LIMIT :limit) c
ORDER BY asked.cluster, c.appeared, c.id
