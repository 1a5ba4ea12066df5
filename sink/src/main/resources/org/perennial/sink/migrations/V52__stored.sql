-- When each article was first stored, so that the time from its fetch can be told. Absent for what was stored before this was
-- kept: a default that is given with the column would say of all of them that they were stored now.
ALTER TABLE article ADD COLUMN stored timestamptz;
ALTER TABLE article ALTER COLUMN stored SET DEFAULT clock_timestamp();

-- Articles stand about in the order of their fetches, so some kilobytes find those of the last hours.
CREATE INDEX article_by_fetched ON article USING brin (fetched);
