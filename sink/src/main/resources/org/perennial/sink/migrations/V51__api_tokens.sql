-- Tokens that people and programs have besides the server's own; only digests of them are kept.
CREATE TABLE api_token (
    name         text PRIMARY KEY,
    role         text        NOT NULL, -- reader, editor, admin
    token_hash   text        NOT NULL UNIQUE,
    session_hash text        NOT NULL UNIQUE,
    made         timestamptz NOT NULL
);
