SELECT a.id, a.language, a.title, a.text, model.id AS model_id, model.title AS model_title, model.text AS model_text
FROM article a
JOIN article model ON model.id = a.duplicate_of
WHERE a.story = :story AND <where>
ORDER BY a.fetched, a.id
LIMIT :limit
