SELECT event, language, expected, expected AS expected_by_now, seen
FROM event_gap
WHERE year = :year
ORDER BY expected - seen DESC, event, language
LIMIT :limit
