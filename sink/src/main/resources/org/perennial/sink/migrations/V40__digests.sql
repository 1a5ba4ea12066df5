-- Weekly digests: what was sent, and since when each watch asks for one.

-- A message that is a digest, by its week such as 2025-W09; absent for notices.
ALTER TABLE watch_message ADD COLUMN digest text;

-- Digests as they were sent, whatever the archive has become since.
CREATE TABLE watch_digest (
    -- The watch, or * for all that commemorates.
    watch    text        NOT NULL,
    week     text        NOT NULL,
    -- The language of its words.
    locale   text        NOT NULL,
    document json        NOT NULL,
    made     timestamptz NOT NULL,
    PRIMARY KEY (watch, week)
);

-- Since when a watch asks for its digest at these times: what was due before that is not sent.
CREATE TABLE watch_digest_plan (
    watch    text        PRIMARY KEY,
    plan     text        NOT NULL,
    since    timestamptz NOT NULL
);
