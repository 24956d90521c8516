-- Times are Unix milliseconds, UTC; enums are their names; user ids are lower case.

-- 故障、突发: what an enterprise reports at once, from the first word on.
create table emergency (
    id nvarchar(64) collate Latin1_General_BIN2 not null,
    kind nvarchar(16) collate Latin1_General_BIN2 not null,
    -- Null while it is not said.
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 null,
    begun_by nvarchar(64) collate Latin1_General_BIN2 not null,
    begun_at bigint not null,
    discovered_at bigint null,
    facility nvarchar(max) collate Latin1_General_BIN2 null,
    -- Empty: none so far.
    measures nvarchar(max) collate Latin1_General_BIN2 null,
    reported_at bigint null,
    restored_at bigint null,
    dropped_at bigint null,
    version int not null,
    constraint pk_emergency primary key clustered (id)
);

create index emergency_enterprise on emergency (enterprise_id, discovered_at);
create index emergency_begun_by on emergency (begun_by);

-- What came after it, in its order; never changed.
create table emergency_entry (
    emergency_id nvarchar(64) collate Latin1_General_BIN2 not null,
    ordinal int not null,
    kind nvarchar(20) collate Latin1_General_BIN2 not null,
    at bigint not null,
    -- Null: the program.
    user_id nvarchar(64) collate Latin1_General_BIN2 null,
    words nvarchar(max) collate Latin1_General_BIN2 not null,
    constraint pk_emergency_entry primary key clustered (emergency_id, ordinal)
);
