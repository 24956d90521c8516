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
