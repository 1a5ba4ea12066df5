-- Articles of the batch, and of the parts that have moved with it, that stand in another story than their part does.
SELECT article.id, article.month
FROM article_place place
JOIN article ON article.id = place.id AND article.month = place.month
JOIN story_part moved ON moved.part = article.story_part
WHERE place.id = ANY(:articles) AND moved.story IS DISTINCT FROM article.story
UNION
SELECT article.id, article.month
FROM story_part moved
JOIN article ON article.story_part = moved.part
WHERE moved.part = ANY(:parts) AND moved.story IS DISTINCT FROM article.story
