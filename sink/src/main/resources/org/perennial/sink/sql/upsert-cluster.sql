INSERT INTO cluster AS stored (id, canonical, articles, first_seen, last_seen, merged_into)
VALUES (:id, :canonical, :articles, :first_seen, :last_seen, :merged_into)
ON CONFLICT (id) DO UPDATE SET
    canonical = excluded.canonical,
    articles = excluded.articles,
    first_seen = excluded.first_seen,
    last_seen = excluded.last_seen,
    merged_into = excluded.merged_into
