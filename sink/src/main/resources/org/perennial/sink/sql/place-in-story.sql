-- Where an article is told that was sent on before that was known. The story is its part's own until the part is read.
WITH placed AS (
    UPDATE article SET
        story = newer.story_part,
        story_part = newer.story_part,
        document = CAST(CAST(article.document AS jsonb) || jsonb_build_object(
            'story', newer.story_part, 'story_part', newer.story_part, 'story_score', newer.story_score) AS json),
        change = nextval('article_change')
    FROM article_relation newer
    WHERE newer.article = :id
      AND article.id = :id
      AND article.month = :month
      AND article.story_part IS NULL
      AND newer.story_part IS NOT NULL
    RETURNING article.story, article.title, article.fetched
)
INSERT INTO story (id, title, first_seen, last_seen)
SELECT story, title, fetched, fetched FROM placed
ON CONFLICT (id) DO UPDATE SET
    title = coalesce(story.title, excluded.title),
    first_seen = least(story.first_seen, excluded.first_seen),
    last_seen = greatest(story.last_seen, excluded.last_seen)
