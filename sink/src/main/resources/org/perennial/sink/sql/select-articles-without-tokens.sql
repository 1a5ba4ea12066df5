-- What was stored before articles could be searched.
SELECT id, month, title, authors, coalesce(url, canonical_url) AS url, text FROM article WHERE tokens IS NULL LIMIT :limit FOR UPDATE
