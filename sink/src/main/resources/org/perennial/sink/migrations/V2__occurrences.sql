-- The returns of events with the coverage they have had, and what people decided on the events that nobody configured.

CREATE TABLE occurrence (
    id          text        PRIMARY KEY,
    -- Absent for an event that nobody configured.
    event       text,
    event_start date        NOT NULL,
    event_end   date        NOT NULL,
    precision   text        NOT NULL,
    n           integer,
    -- The day in this year on which the event returns; absent where only its month or year is known.
    day         date,
    articles    integer     NOT NULL,
    languages   integer     NOT NULL,
    sources     integer     NOT NULL,
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    -- The whole occurrence as it came: names, coverage by day, language and country, examples.
    document    json        NOT NULL,
    -- What somebody made of an event that nobody configured; absent while it is open.
    decision    text        CHECK (decision IN ('accepted', 'ignored')),
    decided     timestamptz
);
CREATE INDEX occurrence_by_event ON occurrence (event, day) WHERE event IS NOT NULL;
CREATE INDEX occurrence_open ON occurrence (languages DESC, articles DESC) WHERE event IS NULL AND decision IS NULL;
