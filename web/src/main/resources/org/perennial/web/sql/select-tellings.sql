SELECT a.story, count(*) AS articles, count(DISTINCT a.language) AS languages
FROM article a
WHERE a.story = ANY (:stories)
GROUP BY a.story
