INSERT INTO story_part AS stored (part, story, score, at)
VALUES (:part, :story, :score, :at)
ON CONFLICT (part) DO UPDATE SET
    story = excluded.story,
    score = excluded.score,
    at = excluded.at
