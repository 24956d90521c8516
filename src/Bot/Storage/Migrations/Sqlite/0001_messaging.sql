-- Times are Unix milliseconds, UTC.

create table inbox (
    id integer primary key autoincrement,
    dedup_key text not null unique,
    lane text not null,
    kind text not null,
    body text not null,
    state text not null check (state in ('new', 'done', 'dead')),
    attempts integer not null,
    lease_until integer not null,
    lease_token text null,
    received_at integer not null,
    done_at integer null,
    error text null
) strict;

-- Claiming walks over open rows only, however many finished ones are kept.
create index inbox_next on inbox (id) where state = 'new';
create index inbox_open on inbox (lane, id) where state = 'new';
create index inbox_done on inbox (done_at) where state = 'done';

-- A callback's timestamp and nonce, remembered while the signature's time window is open.
create table callback_nonce (
    nonce text primary key,
    dedup_key text not null,
    seen_at integer not null
) strict;

create index callback_nonce_age on callback_nonce (seen_at);

create table outbox (
    id integer primary key autoincrement,
    lane text not null,
    kind text not null,
    body blob not null,
    context text null,
    state text not null check (state in ('new', 'done', 'unknown', 'dead')),
    attempts integer not null,
    due_at integer not null,
    -- First attempt that may have arrived; null while none has.
    first_try_at integer null,
    lease_token text null,
    created_at integer not null,
    done_at integer null,
    error text null
) strict;

-- Claiming walks over open rows only, however many finished ones are kept.
create index outbox_next on outbox (id) where state = 'new';
create index outbox_open on outbox (lane, id) where state = 'new';
create index outbox_done on outbox (done_at) where state = 'done';
