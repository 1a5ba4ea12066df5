SELECT c.year, min(c.return_day) AS return_day, count(*) AS articles, count(DISTINCT c.story) AS stories,
       count(DISTINCT c.source) AS outlets, count(DISTINCT c.source) FILTER (WHERE c.source_is_new) AS new_outlets,
       count(DISTINCT c.language) AS languages, count(DISTINCT c.country) AS countries
FROM (
    SELECT *, year = min(year) OVER (PARTITION BY source) AND year > min(year) OVER () AS source_is_new
    FROM event_coverage
    WHERE event = :event) AS c
WHERE c.year >= :first
GROUP BY c.year
ORDER BY c.year DESC
