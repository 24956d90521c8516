-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd.

-- 移动执法APP and 双随机: visits of another system, as its file told them. They are no signed forms.
create table exchange_visit (
    system nvarchar(64) collate Latin1_General_BIN2 not null,
    id nvarchar(128) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    day nvarchar(10) collate Latin1_General_BIN2 not null,
    kind nvarchar(16) collate Latin1_General_BIN2 not null,
    number int null,
    sha256 nvarchar(64) collate Latin1_General_BIN2 null,
    inspectors int not null,
    file_name nvarchar(260) collate Latin1_General_BIN2 not null,
    imported_at bigint not null,
    constraint pk_exchange_visit primary key clustered (system, id)
);

create index exchange_visit_enterprise on exchange_visit (enterprise_id, day);

create table exchange_finding (
    system nvarchar(64) collate Latin1_General_BIN2 not null,
    id nvarchar(128) collate Latin1_General_BIN2 not null,
    visit nvarchar(128) collate Latin1_General_BIN2 not null,
    ordinal int not null,
    type_code int not null,
    severity nvarchar(16) collate Latin1_General_BIN2 not null,
    handling_code int null,
    state nvarchar(16) collate Latin1_General_BIN2 not null,
    words nvarchar(max) collate Latin1_General_BIN2 not null,
    imported_at bigint not null,
    constraint pk_exchange_finding primary key clustered (system, id)
);

-- 点位数, 问题数, 执法人员数 of a county on a day, as the other system counts them.
create table exchange_count (
    system nvarchar(64) collate Latin1_General_BIN2 not null,
    day nvarchar(10) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    visits int not null,
    findings int not null,
    inspectors int not null,
    imported_at bigint not null,
    constraint pk_exchange_count primary key clustered (system, day, county)
);

create index inspection_signed_day on inspection (status, visited_on);
