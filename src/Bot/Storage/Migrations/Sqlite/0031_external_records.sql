-- What other systems know of an enterprise: 在线监测、信访、污染普查、排污许可和环评; imported by file, never changed.
create table external_record (
    -- SHA-256 of what the row says: the same row is there once, however often its file is imported.
    id text primary key,
    import_id integer not null references import_run (id),
    enterprise_id text not null,
    kind text not null,
    -- Of the row; null where it names none.
    day text null,
    words text not null,
    source text not null,
    source_day text not null
) strict, without rowid;

create index external_record_enterprise on external_record (enterprise_id, kind);
create index external_record_import on external_record (import_id);

-- A portrait is read by the enterprise, however large the city is.
create index enterprise_code on enterprise (credit_code) where credit_code is not null;
create index self_check_enterprise on self_check (enterprise_id);
create index alert_place on alert (latitude, longitude);
