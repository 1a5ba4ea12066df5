-- What the year before had up to the same day from the return, and in all.
SELECT event, language, count(*) FILTER (WHERE year = :year - 1) AS expected,
       count(*) FILTER (
           WHERE year = :year - 1 AND (day_offset IS NULL OR CAST(:through AS integer) IS NULL OR day_offset <= :through)) AS expected_by_now,
       count(*) FILTER (WHERE year = :year) AS seen
FROM event_coverage
WHERE event = :event AND year IN (:year - 1, :year)
GROUP BY event, language
ORDER BY count(*) FILTER (WHERE year = :year - 1) - count(*) FILTER (WHERE year = :year) DESC, language
