INSERT INTO article_version AS stored (article, month, version, title, text, fetched)
VALUES (:id, :month, :version, :title, :text, :fetched)
ON CONFLICT (article, version, month) DO UPDATE SET
    title = excluded.title,
    text = excluded.text,
    fetched = excluded.fetched
WHERE (stored.title, stored.text, stored.fetched) IS DISTINCT FROM (excluded.title, excluded.text, excluded.fetched)
