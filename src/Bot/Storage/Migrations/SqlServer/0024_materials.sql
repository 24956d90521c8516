-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- 宣传材料 as it was sent: the words of a version never change.
create table material_version (
    material_id nvarchar(64) collate Latin1_General_BIN2 not null,
    version int not null,
    kind nvarchar(16) collate Latin1_General_BIN2 not null,
    title nvarchar(200) collate Latin1_General_BIN2 not null,
    sha256 nvarchar(64) collate Latin1_General_BIN2 not null,
    words nvarchar(max) collate Latin1_General_BIN2 not null,
    constraint pk_material_version primary key clustered (material_id, version)
);

-- Who sends what to whom, when.
create table material_send (
    id bigint not null,
    material_id nvarchar(64) collate Latin1_General_BIN2 not null,
    version int not null,
    created_by nvarchar(64) collate Latin1_General_BIN2 not null,
    created_at bigint not null,
    -- Joined by commas; empty: the whole city.
    counties nvarchar(1000) collate Latin1_General_BIN2 not null,
    target nvarchar(16) collate Latin1_General_BIN2 not null,
    -- 0: any.
    industry int not null,
    track nvarchar(16) collate Latin1_General_BIN2 null,
    as_file bit not null,
    timing nvarchar(16) collate Latin1_General_BIN2 not null,
    due_at bigint null,
    status nvarchar(16) collate Latin1_General_BIN2 not null,
    revision int not null,
    marked int not null,
    earlier int not null,
    constraint pk_material_send primary key clustered (id)
);

create table material_pick (
    send_id bigint not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    constraint pk_material_pick primary key clustered (send_id, enterprise_id)
);

-- An enterprise gets a version once, whoever sends it.
create table material_receipt (
    material_id nvarchar(64) collate Latin1_General_BIN2 not null,
    version int not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    send_id bigint not null,
    -- Null while it went to nobody.
    sent_at bigint null,
    resent_at bigint null,
    listed_at bigint null,
    confirmed_at bigint null,
    confirmed_by nvarchar(64) collate Latin1_General_BIN2 null,
    -- 1 老板, 2 经理, 4 中层, 8 员工, added.
    passed_on int not null,
    constraint pk_material_receipt primary key clustered (material_id, version, enterprise_id)
);

create index material_receipt_send on material_receipt (send_id);
create index material_receipt_enterprise on material_receipt (enterprise_id);
