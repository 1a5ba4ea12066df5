SELECT document FROM watch_notice
WHERE message = :message AND (:notice::text IS NULL OR key = :notice)
ORDER BY id
