-- What was judged anew takes the place of the older judgement that the article came with.
UPDATE article SET
    relation = newer.relation,
    duplicate_of = newer.duplicate_of,
    cluster = newer.cluster,
    duplicate_score = newer.duplicate_score,
    relation_revision = newer.revision,
    document = CAST(jsonb_set(CAST(article.document AS jsonb), '{duplicate}', CAST(newer.document AS jsonb)) AS json),
    change = nextval('article_change')
FROM article_relation newer
WHERE newer.article = :id
  AND article.id = :id
  AND article.month = :month
  AND newer.revision > article.relation_revision
