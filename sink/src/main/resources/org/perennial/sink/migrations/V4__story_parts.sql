-- To which story each part of a story belongs by now. Articles carry their part for good; the story they came with may be
-- another by the time they are read.

ALTER TABLE article ADD COLUMN story_part text;
CREATE INDEX article_by_story_part ON article USING hash (story_part);

CREATE TABLE story_part (
    part    text             PRIMARY KEY,
    story   text             NOT NULL,
    -- How well the stories of the story's languages fit each other; 0 where there is one language only.
    score   double precision NOT NULL,
    at      timestamptz      NOT NULL
);
