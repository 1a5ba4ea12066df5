-- Each day around the returns of an event: what was written of it, beside all that was published, and beside what the outlets
-- published that wrote of it in that year.
WITH coverage AS MATERIALIZED (
    SELECT * FROM event_coverage WHERE event = :event AND year >= :first AND abs(day_offset) <= :around),
outlets AS MATERIALIZED (SELECT DISTINCT year, source FROM coverage WHERE source IS NOT NULL),
days AS (
    SELECT returned.year, returned.return_day + away.day_offset AS day, away.day_offset
    FROM (SELECT year, min(return_day) AS return_day FROM coverage GROUP BY year) AS returned
    CROSS JOIN generate_series(-:around, :around) AS away (day_offset)),
volume AS (
    SELECT days.year, days.day, days.day_offset, published.*
    FROM days
    CROSS JOIN LATERAL (
        SELECT count(*) AS all_articles, count(DISTINCT coalesce(a.story, a.cluster, a.id)) AS all_stories,
               count(outlets.source) AS outlet_articles
        FROM article a
        LEFT JOIN outlets ON outlets.year = days.year AND outlets.source = a.source
        WHERE a.appeared >= CAST(days.day AS timestamp) AT TIME ZONE 'UTC'
          AND a.appeared < CAST(days.day + 1 AS timestamp) AT TIME ZONE 'UTC') AS published)
SELECT volume.year, volume.day, volume.day_offset, volume.all_articles, volume.all_stories, volume.outlet_articles,
       count(coverage.article) AS articles, count(DISTINCT coverage.story) AS stories
FROM volume
LEFT JOIN coverage ON coverage.year = volume.year AND coverage.day = volume.day
WHERE volume.all_articles > 0
GROUP BY volume.year, volume.day, volume.day_offset, volume.all_articles, volume.all_stories, volume.outlet_articles
ORDER BY volume.year DESC, volume.day_offset
