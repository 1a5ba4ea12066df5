-- Of the newest of the newest months only, so that the cost does not grow with the table.
SELECT language, count(*) AS articles
FROM (
    SELECT language
    FROM article
    WHERE month >= (SELECT min(month) FROM (SELECT month FROM article_month WHERE newest IS NOT NULL ORDER BY month DESC LIMIT 2) AS last)
    ORDER BY appeared DESC, id DESC
    LIMIT 2000) AS newest
WHERE language IS NOT NULL
GROUP BY language
ORDER BY count(*) DESC, language
LIMIT 40
