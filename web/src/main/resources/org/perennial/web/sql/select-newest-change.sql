SELECT coalesce(max(change), 0) FROM article
