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
SELECT newest.story AS id, newest.id AS newest, told.*, face.title, face.language
FROM newest
CROSS JOIN LATERAL (
    SELECT count(*) AS articles, count(DISTINCT a.source) AS outlets,
           count(DISTINCT coalesce(a.cluster, a.id)) AS clusters, min(a.appeared) AS first, max(a.appeared) AS last,
           coalesce(array_agg(DISTINCT a.language) FILTER (WHERE a.language IS NOT NULL), '{}') AS languages
    FROM article a
    WHERE a.story = newest.story) AS told
CROSS JOIN LATERAL (
    SELECT coalesce(a.cluster, a.id) AS id
    FROM article a
    WHERE a.story = newest.story
    GROUP BY coalesce(a.cluster, a.id)
    ORDER BY count(*) DESC, min(a.fetched), coalesce(a.cluster, a.id)
    LIMIT 1) AS largest
CROSS JOIN LATERAL (
    SELECT coalesce(nullif(btrim(a.title), ''), nullif(left(btrim(a.text), 120), ''), a.url) AS title, a.language
    FROM article a
    WHERE a.story = newest.story AND coalesce(a.cluster, a.id) = largest.id
    ORDER BY a.id = (SELECT c.canonical FROM cluster c WHERE c.id = largest.id) DESC NULLS LAST,
             a.id = largest.id DESC, a.fetched, a.id
    LIMIT 1) AS face
ORDER BY newest.appeared DESC, newest.id DESC
