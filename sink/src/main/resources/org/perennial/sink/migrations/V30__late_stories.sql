-- An article that was sent on before it was known where it is told hears of that later.
ALTER TABLE article_relation ADD COLUMN story_part text;
ALTER TABLE article_relation ADD COLUMN story_score double precision;
