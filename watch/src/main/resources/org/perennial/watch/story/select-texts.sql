SELECT a.id, a.language, a.title, a.text, model.id AS model_id, model.title AS model_title, model.text AS model_text
FROM article a
JOIN article_place place ON place.id = a.duplicate_of
JOIN article model ON model.id = place.id AND model.month = place.month
WHERE a.story = :story AND <where>
ORDER BY a.fetched, a.id
LIMIT :limit
