INSERT INTO article_relation AS stored (
    article, revision, relation, duplicate_of, cluster, duplicate_score, document, story_part, story_score)
VALUES (
    :article, :revision, :relation, :duplicate_of, :cluster, :duplicate_score, CAST(:document AS json), :story_part,
    :story_score)
ON CONFLICT (article) DO UPDATE SET
    revision = excluded.revision,
    relation = excluded.relation,
    duplicate_of = excluded.duplicate_of,
    cluster = excluded.cluster,
    duplicate_score = excluded.duplicate_score,
    document = excluded.document,
    story_part = coalesce(excluded.story_part, stored.story_part),
    story_score = coalesce(excluded.story_score, stored.story_score)
WHERE stored.revision < excluded.revision
   OR (stored.revision = excluded.revision AND stored.story_part IS NULL AND excluded.story_part IS NOT NULL)
