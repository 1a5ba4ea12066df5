-- What is stored when the first watch stage starts is not told.
INSERT INTO watch_cursor (change, signing)
SELECT coalesce(max(change), 0), :signing FROM article
ON CONFLICT DO NOTHING
