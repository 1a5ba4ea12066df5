SELECT version, title, text, fetched FROM article_version WHERE article = :id ORDER BY version DESC LIMIT 100
