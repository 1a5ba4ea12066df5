-- The month of what came before 2000 has its partitions for good, and counts only while there is something in them.
SELECT month FROM article_month
WHERE month < :first AND (month > '1999-12-01' OR newest IS NOT NULL)
ORDER BY month
