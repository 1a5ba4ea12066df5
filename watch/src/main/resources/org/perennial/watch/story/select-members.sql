SELECT a.id, coalesce(a.cluster, a.id) AS cluster, cluster.canonical, a.source, a.url, a.language, a.appeared, a.fetched,
       coalesce(nullif(btrim(a.title), ''), nullif(left(btrim(a.text), 120), ''), a.url) AS title,
       coalesce(a.relation, 'original') AS relation, a.duplicate_of, a.duplicate_score, a.version,
       char_length(a.text) AS length, char_length(model.text) AS model_length, model.source AS model_source
FROM article a
LEFT JOIN article_place place ON place.id = a.duplicate_of
LEFT JOIN article model ON model.id = place.id AND model.month = place.month
LEFT JOIN cluster ON cluster.id = a.cluster
WHERE <where>
ORDER BY a.fetched, a.id
LIMIT :limit
