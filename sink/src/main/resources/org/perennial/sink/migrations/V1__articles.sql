-- Articles as last seen, their versions, what they mention, and how far each partition has been read.
-- Text columns hold no NUL and no lone surrogate: the sink replaces both by U+FFFD.

CREATE TABLE article (
    id              text PRIMARY KEY,
    url             text,
    canonical_url   text,
    source          text,
    feed            text,
    title           text,
    text            text        NOT NULL,
    authors         text[]      NOT NULL DEFAULT '{}',
    published       timestamptz,
    published_from  text,
    updated         timestamptz,
    fetched         timestamptz NOT NULL,
    version         integer     NOT NULL CHECK (version >= 1),
    language        text,
    language_confidence double precision,
    relation        text,
    duplicate_of    text,
    cluster         text,
    duplicate_score double precision,
    story           text,
    -- How many of its mentions count as coverage of an anniversary: certain enough, no observance, nothing private.
    anniversaries   integer     NOT NULL DEFAULT 0,
    -- When it came to light: no article appears after it was fetched, whatever its publisher says.
    appeared        timestamptz NOT NULL GENERATED ALWAYS AS (least(published, fetched)) STORED,
    -- The whole enriched article as it came, so that nothing the columns leave out is lost.
    document        json        NOT NULL,
    -- Grows with every write that changes the row. Writers take one advisory lock before they draw a number, so numbers
    -- become visible in their order: a reader that has seen n never finds a lower one later.
    change          bigint      NOT NULL
);
CREATE SEQUENCE article_change AS bigint OWNED BY article.change;
CREATE UNIQUE INDEX article_by_change ON article (change);
CREATE INDEX article_by_appeared ON article (appeared DESC, id DESC);
CREATE INDEX article_by_language ON article (language, appeared DESC, id DESC);
CREATE INDEX article_with_anniversary ON article (appeared DESC, id DESC) WHERE anniversaries > 0;
-- Hash indexes take values of any length; a B-tree refuses long ones.
CREATE INDEX article_by_cluster ON article USING hash (cluster);
CREATE INDEX article_by_story ON article USING hash (story);
CREATE INDEX article_by_url ON article USING hash (url);

CREATE TABLE article_version (
    article  text        NOT NULL REFERENCES article ON DELETE CASCADE,
    version  integer     NOT NULL,
    title    text,
    text     text        NOT NULL,
    fetched  timestamptz NOT NULL,
    PRIMARY KEY (article, version)
);

CREATE TABLE anniversary_mention (
    article     text     NOT NULL REFERENCES article ON DELETE CASCADE,
    position    smallint NOT NULL,
    event       text,
    phrase      text,
    kind        text     NOT NULL,
    event_start date,
    event_end   date,
    precision   text,
    n           integer,
    n_source    text,
    confidence  double precision NOT NULL,
    evidence    json     NOT NULL,
    contradictions text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (article, position)
);
CREATE INDEX anniversary_mention_by_event ON anniversary_mention (event, n);

CREATE TABLE story (
    id          text        PRIMARY KEY,
    title       text,
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL
);

-- The next record to read of each partition; written in the transaction that writes the rows.
CREATE TABLE consumed_offset (
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);
