-- The highest version wins; the same version overwrites; what is equal already stays as it is, so that a replay
-- changes nothing and tells nobody. A lower version that was fetched more than a day later is no latecomer: the stream
-- had forgotten the article and began to number it again.
INSERT INTO article AS stored (
    id, month, url, canonical_url, source, feed, title, text, authors, published, published_from, updated, fetched, version,
    language, language_confidence, relation, duplicate_of, cluster, duplicate_score, relation_revision, story,
    story_part, anniversaries, document, tokens, change)
VALUES (
    :id, :month, :url, :canonical_url, :source, :feed, :title, :text, :authors, :published, :published_from, :updated, :fetched,
    :version, :language, :language_confidence, :relation, :duplicate_of, :cluster, :duplicate_score, :relation_revision,
    :story, :story_part, :anniversaries, CAST(:document AS json), CAST(:tokens AS tsvector),
    nextval('article_change'))
ON CONFLICT (id, month) DO UPDATE SET
    url = excluded.url,
    canonical_url = excluded.canonical_url,
    source = excluded.source,
    feed = excluded.feed,
    title = excluded.title,
    text = excluded.text,
    authors = excluded.authors,
    published = excluded.published,
    published_from = excluded.published_from,
    updated = excluded.updated,
    fetched = excluded.fetched,
    version = excluded.version,
    language = excluded.language,
    language_confidence = excluded.language_confidence,
    relation = excluded.relation,
    duplicate_of = excluded.duplicate_of,
    cluster = excluded.cluster,
    duplicate_score = excluded.duplicate_score,
    relation_revision = excluded.relation_revision,
    story = excluded.story,
    story_part = excluded.story_part,
    anniversaries = excluded.anniversaries,
    document = excluded.document,
    tokens = excluded.tokens,
    change = excluded.change
WHERE stored.version < excluded.version
   OR (stored.version = excluded.version
       -- What was judged anew since is no reason to go back to an older judgement of the same text.
       AND (CAST(stored.document AS jsonb) - CAST('{duplicate,story}' AS text[])
                - CASE WHEN excluded.story_part IS NULL THEN CAST('{story_part,story_score}' AS text[]) ELSE '{}' END
                <> CAST(excluded.document AS jsonb) - CAST('{duplicate,story}' AS text[])
            OR stored.relation_revision < excluded.relation_revision
            OR (stored.relation_revision = excluded.relation_revision
                AND CAST(stored.document AS jsonb) -> 'duplicate' IS DISTINCT FROM CAST(excluded.document AS jsonb) -> 'duplicate')))
   OR excluded.fetched > stored.fetched + interval '24 hours'
