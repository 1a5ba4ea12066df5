SELECT a.id, a.document, a.change, a.appeared
FROM article_place place
JOIN article a ON a.id = place.id AND a.month = place.month
WHERE place.id = :id
