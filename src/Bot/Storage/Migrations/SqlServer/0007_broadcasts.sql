-- Times are Unix milliseconds, UTC; user ids are lower case.

-- One text for many people (群发): a draft until it is started, and a record ever after.
create table broadcast (
    id bigint not null constraint pk_broadcast primary key clustered,
    -- Null: started on the command line.
    created_by nvarchar(64) collate Latin1_General_BIN2 null,
    -- Group and county as the program names them, and in the words shown when it was confirmed.
    audience nvarchar(200) collate Latin1_General_BIN2 not null,
    audience_words nvarchar(200) collate Latin1_General_BIN2 not null,
    content nvarchar(max) collate Latin1_General_BIN2 not null,
    created_at bigint not null,
    dropped_at bigint null,
    started_at bigint null,
    -- Nobody waits any more; the sender is told once.
    finished_at bigint null
);

create index broadcast_started on broadcast (started_at) where started_at is not null;

-- Who is to get it and what came of it. A chunk is one call; its frozen bytes lie in the outbox.
create table broadcast_recipient (
    broadcast_id bigint not null constraint fk_broadcast_recipient_broadcast references broadcast (id),
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    chunk int not null,
    state nvarchar(16) collate Latin1_General_BIN2 not null
        constraint ck_broadcast_recipient_state check (state in ('Waiting', 'Sent', 'Unreachable', 'Unknown', 'Dead')),
    reason nvarchar(max) collate Latin1_General_BIN2 null,
    settled_at bigint null,
    constraint pk_broadcast_recipient primary key clustered (broadcast_id, user_id)
);

create index broadcast_recipient_chunk on broadcast_recipient (broadcast_id, chunk, state);
