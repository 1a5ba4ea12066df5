-- Articles, with their versions and mentions, stand in one partition for each month, so that whole months can be dropped.
-- The month is that of the first fetch: it never changes, whatever a publisher makes of its dates, and an article that is
-- changed later stays where it is. Which month that is stands in article_place, by which every article is found by its id.

ALTER TABLE article RENAME TO former_article;
ALTER TABLE article_version RENAME TO former_version;
ALTER TABLE anniversary_mention RENAME TO former_mention;
ALTER SEQUENCE article_change OWNED BY NONE;
ALTER TABLE former_version DROP CONSTRAINT article_version_article_fkey;
ALTER TABLE former_mention DROP CONSTRAINT anniversary_mention_article_fkey;
ALTER TABLE former_article DROP CONSTRAINT article_pkey;
ALTER TABLE former_version DROP CONSTRAINT article_version_pkey;
ALTER TABLE former_mention DROP CONSTRAINT anniversary_mention_pkey;
DROP INDEX article_by_change, article_by_appeared, article_by_language, article_with_anniversary, article_by_cluster,
    article_by_url, article_by_story_part, article_by_tokens, article_without_tokens, article_by_story_order,
    anniversary_mention_by_event, anniversary_mention_by_event_beginning;

CREATE TABLE article (
    id              text        NOT NULL,
    -- The first day of the month of the first fetch, in UTC.
    month           date        NOT NULL,
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
    relation_revision integer   NOT NULL DEFAULT 0,
    story           text,
    story_part      text,
    -- How many of its mentions count as coverage of an anniversary: certain enough, no observance, nothing private.
    anniversaries   integer     NOT NULL DEFAULT 0,
    -- When it came to light: no article appears after it was fetched, whatever its publisher says.
    appeared        timestamptz NOT NULL GENERATED ALWAYS AS (least(published, fetched)) STORED,
    -- The whole enriched article as it came, so that nothing the columns leave out is lost.
    document        json        NOT NULL,
    -- Absent until the sink has come to the articles that were stored before there were searches.
    tokens          tsvector,
    -- Grows with every write that changes the row. Writers take one advisory lock before they draw a number, so numbers
    -- become visible in their order: a reader that has seen n never finds a lower one later. No index can hold it unique
    -- over all partitions; the sequence does.
    change          bigint      NOT NULL,
    PRIMARY KEY (id, month)
) PARTITION BY RANGE (month);

CREATE TABLE article_version (
    article  text        NOT NULL,
    month    date        NOT NULL,
    version  integer     NOT NULL,
    title    text,
    text     text        NOT NULL,
    fetched  timestamptz NOT NULL,
    PRIMARY KEY (article, version, month)
) PARTITION BY RANGE (month);

CREATE TABLE anniversary_mention (
    article     text     NOT NULL,
    month       date     NOT NULL,
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
    PRIMARY KEY (article, position, month)
) PARTITION BY RANGE (month);

-- Where each article stands. A foreign key of a hundred partitions to a hundred others would be asked for every mention;
-- versions and mentions are written and dropped in one transaction with their article instead, by one writer.
CREATE TABLE article_place (
    id    text PRIMARY KEY,
    month date NOT NULL
);
-- Articles come in the order of their months, so some kilobytes find those of a month.
CREATE INDEX article_place_by_month ON article_place USING brin (month);

-- The months that have partitions, and between which instants their articles appeared: what searches leave months out by. The
-- bounds may be too wide, and are never too narrow; they are absent while nothing has been written there.
CREATE TABLE article_month (
    month  date PRIMARY KEY CHECK (extract(day FROM month) = 1),
    oldest timestamptz,
    newest timestamptz
);

-- A net for clocks that are wrong: what was fetched before 2000 or after 2099 stands together under one month each. There is
-- no default partition, since a partition could then be attached only while nobody reads.
CREATE TABLE article_early PARTITION OF article FOR VALUES FROM (MINVALUE) TO ('2000-01-01');
CREATE TABLE article_late PARTITION OF article FOR VALUES FROM ('2100-01-01') TO (MAXVALUE);
CREATE TABLE article_version_early PARTITION OF article_version FOR VALUES FROM (MINVALUE) TO ('2000-01-01');
CREATE TABLE article_version_late PARTITION OF article_version FOR VALUES FROM ('2100-01-01') TO (MAXVALUE);
CREATE TABLE anniversary_mention_early PARTITION OF anniversary_mention FOR VALUES FROM (MINVALUE) TO ('2000-01-01');
CREATE TABLE anniversary_mention_late PARTITION OF anniversary_mention FOR VALUES FROM ('2100-01-01') TO (MAXVALUE);
INSERT INTO article_month (month) VALUES ('1999-12-01'), ('2100-01-01');

-- The month under which something stands that was first fetched at an instant.
CREATE FUNCTION article_month_of(instant timestamptz) RETURNS date LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT CASE
        WHEN instant < '2000-01-01T00:00:00Z' THEN date '1999-12-01'
        WHEN instant >= '2100-01-01T00:00:00Z' THEN date '2100-01-01'
        ELSE CAST(date_trunc('month', instant AT TIME ZONE 'UTC') AS date)
    END
$$;

-- Makes the partitions of a month, unless they are there. Attaching hinders no reader, unlike CREATE TABLE … PARTITION OF.
CREATE FUNCTION make_article_month(wanted date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    parent text;
    part   text;
BEGIN
    IF EXISTS (SELECT FROM article_month WHERE month = wanted) THEN
        RETURN;
    END IF;
    FOREACH parent IN ARRAY ARRAY['article', 'article_version', 'anniversary_mention'] LOOP
        part := parent || to_char(wanted, '"_y"YYYY"m"MM');
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            parent, part, wanted, CAST(wanted + interval '1 month' AS date));
    END LOOP;
    INSERT INTO article_month (month) VALUES (wanted);
END
$$;

-- Drops the articles that were first fetched in a month, with all that hangs on them alone: versions, mentions, judgements
-- that wait for them, and the clusters and stories that nobody else belongs to. The returns of events keep their counts. Says
-- how many articles went.
CREATE FUNCTION drop_article_month(unwanted date) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    dropped bigint;
    parent  text;
BEGIN
    SELECT count(*) INTO dropped FROM article WHERE month = unwanted;
    DELETE FROM article_relation r USING article a WHERE a.id = r.article AND a.month = unwanted;
    DELETE FROM cluster c
    USING (SELECT DISTINCT cluster FROM article WHERE month = unwanted) gone
    WHERE c.id = gone.cluster AND NOT EXISTS (SELECT FROM article o WHERE o.cluster = c.id AND o.month <> unwanted);
    DELETE FROM story_part p
    USING (SELECT DISTINCT story_part FROM article WHERE month = unwanted) gone
    WHERE p.part = gone.story_part
      AND NOT EXISTS (SELECT FROM article o WHERE o.story_part = p.part AND o.month <> unwanted);
    DELETE FROM story s
    USING (SELECT DISTINCT story FROM article WHERE month = unwanted) gone
    WHERE s.id = gone.story AND NOT EXISTS (SELECT FROM article o WHERE o.story = s.id AND o.month <> unwanted);
    FOREACH parent IN ARRAY ARRAY['article', 'article_version', 'anniversary_mention'] LOOP
        IF unwanted = '1999-12-01' THEN
            EXECUTE format('TRUNCATE %I', parent || '_early');
        ELSE
            EXECUTE format('DROP TABLE %I', parent || to_char(unwanted, '"_y"YYYY"m"MM'));
        END IF;
    END LOOP;
    DELETE FROM article_month WHERE month = unwanted AND month <> '1999-12-01';
    UPDATE article_month SET oldest = NULL, newest = NULL WHERE month = unwanted;
    RETURN dropped;
END
$$;

INSERT INTO article_place (id, month)
SELECT a.id, article_month_of(least(a.fetched, min(v.fetched)))
FROM former_article a
LEFT JOIN former_version v ON v.article = a.id
GROUP BY a.id, a.fetched
ORDER BY 2;

SELECT make_article_month(month) FROM (SELECT DISTINCT month FROM article_place ORDER BY month) AS needed;

INSERT INTO article (
    id, month, url, canonical_url, source, feed, title, text, authors, published, published_from, updated, fetched, version,
    language, language_confidence, relation, duplicate_of, cluster, duplicate_score, relation_revision, story, story_part,
    anniversaries, document, tokens, change)
SELECT
    a.id, place.month, url, canonical_url, source, feed, title, text, authors, published, published_from, updated, fetched,
    version, language, language_confidence, relation, duplicate_of, cluster, duplicate_score, relation_revision, story,
    story_part, anniversaries, document, tokens, change
FROM former_article a
JOIN article_place place ON place.id = a.id
ORDER BY a.change;

INSERT INTO article_version (article, month, version, title, text, fetched)
SELECT article, place.month, version, title, text, fetched
FROM former_version JOIN article_place place ON place.id = article;

INSERT INTO anniversary_mention (
    article, month, position, event, phrase, kind, event_start, event_end, precision, n, n_source, confidence, evidence,
    contradictions)
SELECT article, place.month, position, event, phrase, kind, event_start, event_end, precision, n, n_source, confidence,
    evidence, contradictions
FROM former_mention JOIN article_place place ON place.id = article;

UPDATE article_month SET oldest = seen.oldest, newest = seen.newest
FROM (SELECT month, min(appeared) AS oldest, max(appeared) AS newest FROM article GROUP BY month) AS seen
WHERE seen.month = article_month.month;

DROP TABLE former_version, former_mention, former_article;

ALTER SEQUENCE article_change OWNED BY article.change;
CREATE INDEX article_by_change ON article (change);
CREATE INDEX article_by_appeared ON article (appeared DESC, id DESC);
CREATE INDEX article_by_language ON article (language, appeared DESC, id DESC);
CREATE INDEX article_with_anniversary ON article (appeared DESC, id DESC) WHERE anniversaries > 0;
-- The articles of a story, the newest first: finds a story's newest article in one step.
CREATE INDEX article_by_story_order ON article (story, appeared DESC, id DESC);
-- Hash indexes take values of any length; a B-tree refuses long ones.
CREATE INDEX article_by_cluster ON article USING hash (cluster);
CREATE INDEX article_by_url ON article USING hash (url);
CREATE INDEX article_by_story_part ON article USING hash (story_part);
CREATE INDEX article_by_tokens ON article USING gin (tokens);
CREATE INDEX article_without_tokens ON article (id) WHERE tokens IS NULL;
CREATE INDEX anniversary_mention_by_event ON anniversary_mention (event, n);
-- Events are asked for by the beginnings of their ids.
CREATE INDEX anniversary_mention_by_event_beginning ON anniversary_mention (event text_pattern_ops);
