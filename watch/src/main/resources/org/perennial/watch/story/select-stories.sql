-- A story stands where its newest article does, so that a page is a walk down one index, whatever is stored behind it.
WITH newest AS (
    SELECT a.story, a.appeared, a.id
    FROM article a
    WHERE a.story IS NOT NULL
      AND NOT EXISTS (
          SELECT 1 FROM article n WHERE n.story = a.story AND (n.appeared, n.id) > (a.appeared, a.id))
      AND (SELECT count(*) FROM (SELECT 1 FROM article m WHERE m.story = a.story LIMIT :least) AS enough) >= :least
      AND <where>
    ORDER BY a.appeared DESC, a.id DESC
    LIMIT :limit)
SELECT newest.story AS id, newest.id AS newest, told.*
FROM newest
CROSS JOIN LATERAL (
    WITH own AS MATERIALIZED (
        SELECT a.id, coalesce(a.cluster, a.id) AS cluster, a.source, a.language, a.appeared, a.fetched,
               coalesce(nullif(btrim(a.title), ''), nullif(left(btrim(a.text), 120), ''), a.url) AS title
        FROM article a
        WHERE a.story = newest.story)
    SELECT total.*, face.title, face.language
    FROM (
        SELECT count(*) AS articles, count(DISTINCT source) AS outlets, count(DISTINCT cluster) AS clusters,
               min(appeared) AS first, max(appeared) AS last,
               coalesce(array_agg(DISTINCT language) FILTER (WHERE language IS NOT NULL), '{}') AS languages
        FROM own) AS total
    CROSS JOIN (
        SELECT cluster AS id
        FROM own
        GROUP BY cluster
        ORDER BY count(*) DESC, min(fetched), cluster
        LIMIT 1) AS largest
    CROSS JOIN LATERAL (
        SELECT own.title, own.language
        FROM own
        WHERE own.cluster = largest.id
        ORDER BY own.id = (SELECT c.canonical FROM cluster c WHERE c.id = largest.id) DESC NULLS LAST,
                 own.id = largest.id DESC, own.fetched, own.id
        LIMIT 1) AS face) AS told
ORDER BY newest.appeared DESC, newest.id DESC
