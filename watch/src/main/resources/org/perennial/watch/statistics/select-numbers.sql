SELECT year, language, unit, value, words, articles
FROM event_number
WHERE event = :event AND year >= :first
ORDER BY year DESC, unit, articles DESC, value, language
LIMIT :limit
