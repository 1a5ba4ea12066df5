SELECT asked.face, c.id, c.source, c.url, c.title, c.language, c.relation, c.appeared, c.total, c.outlets
FROM (
    SELECT DISTINCT pair.face, pair.cluster
    FROM unnest(:faces, :clusters) AS pair (face, cluster)
    LEFT JOIN cluster known ON known.id = pair.cluster
    -- Most are known to be alone: no partition need be asked for them.
    WHERE known.articles IS DISTINCT FROM 1) AS asked
CROSS JOIN LATERAL (
    SELECT a.id, a.source, a.url, a.title, a.language, a.relation, a.appeared, count(*) OVER () AS total,
           (SELECT count(DISTINCT o.source) FROM article o WHERE o.cluster = asked.cluster) AS outlets
    FROM article a
    WHERE a.cluster = asked.cluster AND a.id != asked.face
    ORDER BY a.appeared, a.id
    LIMIT :limit) c
ORDER BY asked.face, c.appeared, c.id
