-- A browser that somebody signed in with; only the hashes of its token and of the state that it signed in by are kept.
create table board_session (
    token_sha256 text not null,
    state_sha256 text not null unique,
    user_id text not null,
    created_at integer not null,
    expires_at integer not null,
    ended_at integer null,
    primary key (token_sha256)
) strict;

create index board_session_age on board_session (expires_at);

-- The board's pages: newest findings first, open cases by their day.
create index ledger_newest on ledger (campaign_id, id);
create index rectification_open on rectification (status, deadline);
