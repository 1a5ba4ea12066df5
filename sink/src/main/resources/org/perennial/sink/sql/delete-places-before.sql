-- Places of articles that have gone, some at a time: a month may have millions.
DELETE FROM article_place
WHERE ctid = ANY (ARRAY(SELECT ctid FROM article_place WHERE month < :first LIMIT :limit))
