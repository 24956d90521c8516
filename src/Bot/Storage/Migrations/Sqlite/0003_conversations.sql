-- Times are Unix milliseconds, UTC.

-- Where each person's conversation stands.
create table session (
    user_id text primary key,
    body text not null,
    updated_at integer not null
) strict;

-- Cards on people's phones and what is needed to change them.
create table card (
    task_id text primary key,
    user_id text not null,
    kind text not null,
    entity text not null,
    version integer not null,
    card_type text not null,
    -- living: a refresh goes to it; frozen: replaced, or it never arrived.
    state text not null check (state in ('living', 'frozen')),
    response_code text null,
    code_at integer null,
    -- Outbox item that spends the code: a code works once, the same item may repeat itself with it.
    code_used integer null,
    -- Counts the wanted states; an update job of an older one is superseded.
    serial integer not null,
    created_at integer not null,
    -- The wanted state.
    last_json text not null
) strict;

create unique index card_subject on card (user_id, kind, entity) where state = 'living';

-- media_id of what was uploaded; WeCom keeps it for 3 days.
create table media_cache (
    sha256 text not null,
    file_name text not null,
    kind text not null check (kind in ('Image', 'File')),
    media_id text not null,
    created_at integer not null,
    primary key (sha256, file_name)
) strict;

-- Final bytes of a send that names a media_id, kept until the outbox item is over: a repeat must be the same bytes.
create table media_send (
    outbox_id integer primary key,
    body blob not null,
    created_at integer not null
) strict;
