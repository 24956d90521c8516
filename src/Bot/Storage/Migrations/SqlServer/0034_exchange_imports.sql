-- Which import a row of another system stands there from; null: before imports were kept.
alter table exchange_visit add import_id bigint null;
alter table exchange_count add import_id bigint null;
alter table exchange_finding add import_id bigint null;

-- Type and severity may not be known there: null, and no "0" or 一般 that nobody chose.
alter table exchange_finding alter column type_code int null;
alter table exchange_finding alter column severity nvarchar(16) collate Latin1_General_BIN2 null;

create index exchange_finding_visit on exchange_finding (system, visit);
create index exchange_visit_import on exchange_visit (import_id);
create index exchange_finding_import on exchange_finding (import_id);
create index exchange_count_import on exchange_count (import_id);

-- What an import wrote, with the row that stood there before (JSON; null: none), so that it can be taken back.
create table exchange_change (
    import_id bigint not null constraint fk_exchange_change_run references import_run (id),
    -- visit, finding, count.
    kind nvarchar(16) collate Latin1_General_BIN2 not null,
    system nvarchar(64) collate Latin1_General_BIN2 not null,
    -- Of a count: its day and county.
    id nvarchar(128) collate Latin1_General_BIN2 not null,
    before nvarchar(max) collate Latin1_General_BIN2 null,
    constraint pk_exchange_change primary key clustered (import_id, kind, id)
);
