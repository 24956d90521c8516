-- Times are Unix milliseconds, UTC; enums are their names; user ids are lower case.

-- 故障、突发: what an enterprise reports at once, from the first word on.
create table emergency (
    id text primary key,
    kind text not null,
    -- Null while it is not said.
    enterprise_id text null,
    begun_by text not null,
    begun_at integer not null,
    discovered_at integer null,
    facility text null,
    -- Empty: none so far.
    measures text null,
    reported_at integer null,
    restored_at integer null,
    dropped_at integer null,
    version integer not null
) strict;

create index emergency_enterprise on emergency (enterprise_id, discovered_at);
create index emergency_begun_by on emergency (begun_by);

-- What came after it, in its order; never changed.
create table emergency_entry (
    emergency_id text not null,
    ordinal integer not null,
    kind text not null,
    at integer not null,
    -- Null: the program.
    user_id text null,
    words text not null,
    primary key (emergency_id, ordinal)
) strict;
