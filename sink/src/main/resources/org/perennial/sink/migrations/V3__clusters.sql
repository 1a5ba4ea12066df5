-- The clusters of copies, and how articles stand to others where that was judged anew after they were sent on.

ALTER TABLE article ADD COLUMN relation_revision integer NOT NULL DEFAULT 0;

-- A judgement may be read before the article it is of: it waits here, and is applied whenever the article has an older one.
CREATE TABLE article_relation (
    article         text    PRIMARY KEY,
    revision        integer NOT NULL,
    relation        text    NOT NULL,
    duplicate_of    text,
    cluster         text    NOT NULL,
    duplicate_score double precision,
    document        json    NOT NULL
);

CREATE TABLE cluster (
    id          text        PRIMARY KEY,
    -- The member to show for all of them.
    canonical   text        NOT NULL,
    articles    integer     NOT NULL,
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    -- The cluster that holds the members now; absent while this one stands.
    merged_into text
);
