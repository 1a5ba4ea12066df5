-- The languages, of some, in which anything was published within a time.
SELECT asked.language
FROM unnest(?) AS asked (language)
WHERE EXISTS (
    SELECT FROM article a
    WHERE a.language = asked.language AND a.appeared >= ? AND a.appeared < ? AND a.fetched < ?)
ORDER BY asked.language
