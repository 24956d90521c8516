-- Why the outbox stands still, and since when; no row while it runs. Times are Unix milliseconds, UTC.
create table outbox_stop (
    id integer primary key check (id = 1),
    why text not null,
    since integer not null
) strict;

-- The hourly purge walks by age.
create index media_cache_age on media_cache (created_at);
create index media_send_age on media_send (created_at);
