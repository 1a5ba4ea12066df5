SELECT v.version, v.title, v.text, v.fetched
FROM article_place place
JOIN article_version v ON v.article = place.id AND v.month = place.month
WHERE place.id = :id
ORDER BY v.version DESC
LIMIT 100
