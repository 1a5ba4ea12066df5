-- The articles of a story, the newest first: finds a story's newest article in one step. Serves what the hash index did.

CREATE INDEX article_by_story_order ON article (story, appeared DESC, id DESC);
DROP INDEX article_by_story;
