INSERT INTO story (id, title, first_seen, last_seen)
VALUES (:story, :title, :fetched, :fetched)
ON CONFLICT (id) DO UPDATE SET
    title = coalesce(story.title, excluded.title),
    first_seen = least(story.first_seen, excluded.first_seen),
    last_seen = greatest(story.last_seen, excluded.last_seen)
