SELECT newer.article AS id, place.month
FROM article_relation newer
JOIN article_place place ON place.id = newer.article
WHERE newer.article = ANY(:articles)
