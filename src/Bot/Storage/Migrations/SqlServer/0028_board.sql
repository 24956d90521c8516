-- A browser that somebody signed in with; only the hashes of its token and of the state that it signed in by are kept.
create table board_session (
    token_sha256 nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_board_session primary key nonclustered,
    state_sha256 nvarchar(64) collate Latin1_General_BIN2 not null constraint uq_board_session_state unique nonclustered,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    created_at bigint not null,
    expires_at bigint not null,
    ended_at bigint null
);

create index board_session_age on board_session (expires_at);

-- The board's pages: newest findings first, open cases by their day.
create index ledger_newest on ledger (campaign_id, id);
create index rectification_open on rectification (status, deadline);
