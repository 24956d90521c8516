-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd.

-- 移动执法APP and 双随机: visits of another system, as its file told them. They are no signed forms.
create table exchange_visit (
    system text not null,
    id text not null,
    enterprise_id text not null,
    county text not null,
    day text not null,
    kind text not null,
    number integer null,
    sha256 text null,
    inspectors integer not null,
    file_name text not null,
    imported_at integer not null,
    primary key (system, id)
) strict;

create index exchange_visit_enterprise on exchange_visit (enterprise_id, day);

create table exchange_finding (
    system text not null,
    id text not null,
    visit text not null,
    ordinal integer not null,
    type_code integer not null,
    severity text not null,
    handling_code integer null,
    state text not null,
    words text not null,
    imported_at integer not null,
    primary key (system, id)
) strict;

-- 点位数, 问题数, 执法人员数 of a county on a day, as the other system counts them.
create table exchange_count (
    system text not null,
    day text not null,
    county text not null,
    visits integer not null,
    findings integer not null,
    inspectors integer not null,
    imported_at integer not null,
    primary key (system, day, county)
) strict;

create index inspection_signed_day on inspection (status, visited_on);
