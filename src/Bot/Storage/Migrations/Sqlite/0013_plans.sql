-- 工作计划 and 双随机: each is shown before it counts, and its list can be made again from the seed and held against the hash.
create table visit_plan (
    id text primary key,
    -- Plan, Draw.
    kind text not null,
    campaign_id text not null,
    county text not null,
    seed integer not null,
    first_day text not null,
    visits integer not null,
    -- Of the list of visits, lower-case hex SHA-256.
    list_sha256 text not null,
    -- Proposed, Applied, Replaced.
    state text not null,
    created_by text not null,
    created_at integer not null,
    decided_at integer null
) strict;

create index planned_visit_county on planned_visit (campaign_id, county, status);

-- 预警: each counts once, whatever way it came.
create table alert (
    id text primary key,
    kind text not null,
    latitude real not null,
    longitude real not null,
    radius_km integer not null,
    pollutant text not null,
    words text not null,
    received_at integer not null,
    moved integer not null
) strict;
