-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- 宣传材料 as it was sent: the words of a version never change.
create table material_version (
    material_id text not null,
    version integer not null,
    kind text not null,
    title text not null,
    sha256 text not null,
    words text not null,
    primary key (material_id, version)
) strict;

-- Who sends what to whom, when.
create table material_send (
    id integer primary key,
    material_id text not null,
    version integer not null,
    created_by text not null,
    created_at integer not null,
    -- Joined by commas; empty: the whole city.
    counties text not null,
    target text not null,
    -- 0: any.
    industry integer not null,
    track text null,
    as_file integer not null,
    timing text not null,
    due_at integer null,
    status text not null,
    revision integer not null,
    marked integer not null,
    earlier integer not null
) strict;

create table material_pick (
    send_id integer not null,
    enterprise_id text not null,
    primary key (send_id, enterprise_id)
) strict;

-- An enterprise gets a version once, whoever sends it.
create table material_receipt (
    material_id text not null,
    version integer not null,
    enterprise_id text not null,
    county text not null,
    send_id integer not null,
    -- Null while it went to nobody.
    sent_at integer null,
    resent_at integer null,
    listed_at integer null,
    confirmed_at integer null,
    confirmed_by text null,
    -- 1 老板, 2 经理, 4 中层, 8 员工, added.
    passed_on integer not null,
    primary key (material_id, version, enterprise_id)
) strict;

create index material_receipt_send on material_receipt (send_id);
create index material_receipt_enterprise on material_receipt (enterprise_id);
