-- Articles belong to the story that their part belongs to by now, whatever they came with.
UPDATE article SET
    story = moved.story,
    document = CAST(jsonb_set(CAST(article.document AS jsonb), '{story}', to_jsonb(moved.story)) AS json),
    change = nextval('article_change')
FROM story_part moved
WHERE moved.part = article.story_part
  AND moved.story IS DISTINCT FROM article.story
  AND article.id = :id
  AND article.month = :month
