SELECT id, month FROM article_place WHERE id = ANY(:ids)
