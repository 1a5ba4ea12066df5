-- What teams follow, what they have been told, and what is on its way to them. Written by the watch stage and the API.

-- A version that another has taken the place of keeps the whole article as it was, so that a backtest sees what was seen.
ALTER TABLE article_version ADD COLUMN document json;

CREATE FUNCTION keep_superseded_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO article_version AS stored (article, month, version, title, text, fetched, document)
    VALUES (OLD.id, OLD.month, OLD.version, OLD.title, OLD.text, OLD.fetched, OLD.document)
    ON CONFLICT (article, version, month) DO UPDATE SET document = coalesce(stored.document, excluded.document);
    RETURN NULL;
END
$$;
CREATE TRIGGER keep_superseded_article AFTER UPDATE ON article
    FOR EACH ROW WHEN (NEW.version > OLD.version) EXECUTE FUNCTION keep_superseded_article();
CREATE INDEX article_version_by_fetched ON article_version (fetched);

-- Watches that were made through the API. Those of files are not here: the files are theirs.
CREATE TABLE watch (
    name     text        PRIMARY KEY,
    document json        NOT NULL,
    changed  timestamptz NOT NULL
);

-- Watches that are in force, from files and API, as the stage last saw them.
CREATE TABLE watch_state (
    watch    text        PRIMARY KEY,
    query    text        NOT NULL,
    paused   boolean     NOT NULL,
    -- From when on it asks as it does; what was there before is not told.
    since    timestamptz NOT NULL,
    -- When its messages are due, and what else is remembered of the whole watch.
    state    json        NOT NULL,
    -- Up to when regular looks (absence, burst, silence) have been made.
    looked   timestamptz NOT NULL
);

-- How far the archive has been read, and what links are signed with. One row, which the one reader at work locks.
CREATE TABLE watch_cursor (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    change   bigint  NOT NULL,
    signing  bytea   NOT NULL
);

-- Articles that match and whose story cannot be told yet.
CREATE TABLE watch_waiting (
    article  text        PRIMARY KEY,
    until    timestamptz NOT NULL
);
CREATE INDEX watch_waiting_by_until ON watch_waiting (until);

-- What each watch knows of articles and stories, for as long as the ledger is kept.
CREATE TABLE watch_article (
    watch    text        NOT NULL,
    article  text        NOT NULL,
    version  integer     NOT NULL,
    story    text        NOT NULL,
    seen     timestamptz NOT NULL,
    PRIMARY KEY (watch, article)
);
CREATE INDEX watch_article_by_seen ON watch_article (seen);

CREATE TABLE watch_story (
    watch    text        NOT NULL,
    story    text        NOT NULL,
    state    json        NOT NULL,
    seen     timestamptz NOT NULL,
    PRIMARY KEY (watch, story)
);
CREATE INDEX watch_story_by_seen ON watch_story (seen);

-- Messages: notices are gathered in one until it is sealed.
CREATE TABLE watch_message (
    id       text        PRIMARY KEY,
    watch    text        NOT NULL,
    due      timestamptz NOT NULL,
    overflow boolean     NOT NULL,
    sealed   boolean     NOT NULL DEFAULT false
);

CREATE TABLE watch_notice (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    watch    text        NOT NULL,
    -- The story and the how-manieth notice of it: never told twice.
    key      text        NOT NULL,
    at       timestamptz NOT NULL,
    message  text        NOT NULL REFERENCES watch_message ON DELETE CASCADE,
    document json        NOT NULL,
    UNIQUE (watch, key)
);
CREATE INDEX watch_notice_by_message ON watch_notice (message);
CREATE INDEX watch_notice_by_watch ON watch_notice (watch, id DESC);

-- The outbox: one row for each message and channel.
CREATE TABLE watch_delivery (
    -- The same for each attempt; receivers know repeats by it.
    key      text        PRIMARY KEY,
    message  text        NOT NULL REFERENCES watch_message ON DELETE CASCADE,
    -- Of a channel that takes each notice by itself, the notice; absent where the whole message goes.
    notice   text,
    watch    text        NOT NULL,
    channel  text        NOT NULL,
    -- Of mail, whom to: each reader has a delivery of their own.
    address  text,
    state    text        NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'dead', 'cancelled')),
    -- When it may be tried next; pushed on while an attempt is at work, so that a killed one is repeated.
    next_try timestamptz NOT NULL,
    attempts integer     NOT NULL DEFAULT 0,
    sent     timestamptz,
    problem  text
);
CREATE INDEX watch_delivery_pending ON watch_delivery (channel, next_try) WHERE state = 'pending';
CREATE INDEX watch_delivery_by_message ON watch_delivery (message);

-- How each channel is doing.
CREATE TABLE watch_channel (
    channel  text        PRIMARY KEY,
    -- Since when nothing has got through; absent while all is well.
    failing  timestamptz,
    problem  text,
    last_sent timestamptz
);

-- Readers who no longer want a watch by mail.
CREATE TABLE watch_unsubscribed (
    watch    text        NOT NULL,
    address  text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (watch, address)
);
