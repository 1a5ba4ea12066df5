SELECT month, oldest, newest FROM article_month WHERE newest IS NOT NULL ORDER BY month DESC
