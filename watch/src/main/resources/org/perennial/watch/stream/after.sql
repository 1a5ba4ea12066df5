SELECT article.change, article.id, article.url, article.source, article.title, article.language, article.published,
       article.version, article.relation, coalesce(mention.event, mention.phrase, mention.kind) AS event, mention.n
FROM article
LEFT JOIN LATERAL (
    SELECT event, phrase, kind, n
    FROM anniversary_mention
    WHERE anniversary_mention.article = article.id
      AND anniversary_mention.month = article.month
      AND confidence >= 0.5
      AND kind NOT IN ('observance', 'private')
    ORDER BY position
    LIMIT 1
) AS mention ON true
WHERE article.change > :after
  AND (:everything OR article.anniversaries > 0)
  AND (:language::text IS NULL OR article.language = :language OR starts_with(article.language, :language || '-'))
  AND (:event::text IS NULL OR mention.event = :event)
ORDER BY article.change
LIMIT :limit
