-- Which import a row of another system stands there from; null: before imports were kept.
alter table exchange_visit add column import_id integer null;
alter table exchange_count add column import_id integer null;

-- Type and severity may not be known there: null, and no "0" or 一般 that nobody chose.
create table exchange_finding_new (
    system text not null,
    id text not null,
    visit text not null,
    ordinal integer not null,
    type_code integer null,
    severity text null,
    handling_code integer null,
    state text not null,
    words text not null,
    imported_at integer not null,
    import_id integer null,
    primary key (system, id)
) strict;

insert into exchange_finding_new (system, id, visit, ordinal, type_code, severity, handling_code, state, words, imported_at)
select system, id, visit, ordinal, type_code, severity, handling_code, state, words, imported_at from exchange_finding;

drop table exchange_finding;
alter table exchange_finding_new rename to exchange_finding;

create index exchange_finding_visit on exchange_finding (system, visit);
create index exchange_visit_import on exchange_visit (import_id);
create index exchange_finding_import on exchange_finding (import_id);
create index exchange_count_import on exchange_count (import_id);

-- What an import wrote, with the row that stood there before (JSON; null: none), so that it can be taken back.
create table exchange_change (
    import_id integer not null references import_run (id),
    -- visit, finding, count.
    kind text not null,
    system text not null,
    -- Of a count: its day and county.
    id text not null,
    before text null,
    primary key (import_id, kind, id)
) strict;
