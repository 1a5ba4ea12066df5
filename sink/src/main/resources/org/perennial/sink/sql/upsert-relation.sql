INSERT INTO article_relation AS stored (
    article, revision, relation, duplicate_of, cluster, duplicate_score, document)
VALUES (
    :article, :revision, :relation, :duplicate_of, :cluster, :duplicate_score, CAST(:document AS json))
ON CONFLICT (article) DO UPDATE SET
    revision = excluded.revision,
    relation = excluded.relation,
    duplicate_of = excluded.duplicate_of,
    cluster = excluded.cluster,
    duplicate_score = excluded.duplicate_score,
    document = excluded.document
WHERE stored.revision < excluded.revision
