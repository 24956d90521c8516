-- 工作计划 and 双随机: each is shown before it counts, and its list can be made again from the seed and held against the hash.
create table visit_plan (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_visit_plan primary key clustered,
    -- Plan, Draw.
    kind nvarchar(16) collate Latin1_General_BIN2 not null,
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    seed bigint not null,
    first_day nvarchar(10) collate Latin1_General_BIN2 not null,
    visits int not null,
    -- Of the list of visits, lower-case hex SHA-256.
    list_sha256 nvarchar(64) collate Latin1_General_BIN2 not null,
    -- Proposed, Applied, Replaced.
    state nvarchar(16) collate Latin1_General_BIN2 not null,
    created_by nvarchar(64) collate Latin1_General_BIN2 not null,
    created_at bigint not null,
    decided_at bigint null
);

create index planned_visit_county on planned_visit (campaign_id, county, status);

-- 预警: each counts once, whatever way it came.
create table alert (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_alert primary key clustered,
    kind nvarchar(32) collate Latin1_General_BIN2 not null,
    latitude float not null,
    longitude float not null,
    radius_km int not null,
    pollutant nvarchar(64) collate Latin1_General_BIN2 not null,
    words nvarchar(max) collate Latin1_General_BIN2 not null,
    received_at bigint not null,
    moved int not null
);
