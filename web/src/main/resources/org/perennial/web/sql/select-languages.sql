-- Of the newest only, so that the cost does not grow with the table.
SELECT language, count(*) AS articles
FROM (SELECT language FROM article ORDER BY appeared DESC, id DESC LIMIT 5000) AS newest
WHERE language IS NOT NULL
GROUP BY language
ORDER BY count(*) DESC, language
LIMIT 40
