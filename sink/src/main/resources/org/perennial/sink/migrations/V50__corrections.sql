-- What readers said of a judgement: a labelled example for scoring.
CREATE TABLE correction (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article  text        NOT NULL,
    version  integer     NOT NULL,
    about    text        NOT NULL, -- anniversary, language, copy, story
    judged   json        NOT NULL, -- what had been said, as it stood in the article
    verdict  text        NOT NULL, -- right, wrong
    instead  text,                 -- what is right
    note     text,
    release  text        NOT NULL, -- which release had judged, as far as is known
    at       timestamptz NOT NULL
);
CREATE INDEX correction_article ON correction (article);
