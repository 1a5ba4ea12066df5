SELECT year, <column> AS value, count(*) AS articles, count(DISTINCT story) AS stories, count(DISTINCT source) AS outlets
FROM event_coverage
WHERE event = :event AND year >= :first AND <column> IS NOT NULL
GROUP BY year, <column>
ORDER BY year DESC, count(*) DESC, <column>
LIMIT :limit
