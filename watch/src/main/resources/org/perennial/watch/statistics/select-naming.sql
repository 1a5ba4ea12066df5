SELECT year, country, language, words, articles
FROM event_naming
WHERE event = :event AND year >= :first
ORDER BY year DESC, articles DESC, country NULLS LAST, language, words
LIMIT :limit
