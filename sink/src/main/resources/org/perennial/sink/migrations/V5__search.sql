-- The words of articles as they are searched for. The sink cuts and folds them itself, since no configuration of PostgreSQL's
-- own knows all scripts, and since watches must find in the stream what searches find here. Words of the title have weight A.

-- Absent until the sink has come to the articles that were stored before.
ALTER TABLE article ADD COLUMN tokens tsvector;
CREATE INDEX article_by_tokens ON article USING gin (tokens);
CREATE INDEX article_without_tokens ON article (id) WHERE tokens IS NULL;
-- Events are asked for by the beginnings of their ids.
CREATE INDEX anniversary_mention_by_event_beginning ON anniversary_mention (event text_pattern_ops);
