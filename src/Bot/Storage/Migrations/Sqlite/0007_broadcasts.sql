-- Times are Unix milliseconds, UTC; user ids are lower case.

-- One text for many people (群发): a draft until it is started, and a record ever after.
create table broadcast (
    id integer primary key,
    -- Null: started on the command line.
    created_by text null,
    -- Group and county as the program names them, and in the words shown when it was confirmed.
    audience text not null,
    audience_words text not null,
    content text not null,
    created_at integer not null,
    dropped_at integer null,
    started_at integer null,
    -- Nobody waits any more; the sender is told once.
    finished_at integer null
) strict;

create index broadcast_started on broadcast (started_at) where started_at is not null;

-- Who is to get it and what came of it. A chunk is one call; its frozen bytes lie in the outbox.
create table broadcast_recipient (
    broadcast_id integer not null references broadcast (id),
    user_id text not null,
    chunk integer not null,
    state text not null check (state in ('Waiting', 'Sent', 'Unreachable', 'Unknown', 'Dead')),
    reason text null,
    settled_at integer null,
    primary key (broadcast_id, user_id)
) strict, without rowid;

create index broadcast_recipient_chunk on broadcast_recipient (broadcast_id, chunk, state);
