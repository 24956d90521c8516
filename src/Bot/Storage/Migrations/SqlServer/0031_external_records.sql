-- Enums are their names; days are yyyy-MM-dd.

-- What other systems know of an enterprise: 在线监测、信访、污染普查、排污许可和环评; imported by file, never changed.
create table external_record (
    -- SHA-256 of what the row says: the same row is there once, however often its file is imported.
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_external_record primary key nonclustered,
    import_id bigint not null constraint fk_external_record_run references import_run (id),
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    kind nvarchar(16) collate Latin1_General_BIN2 not null,
    -- Of the row; null where it names none.
    day nvarchar(10) collate Latin1_General_BIN2 null,
    words nvarchar(max) collate Latin1_General_BIN2 not null,
    source nvarchar(200) collate Latin1_General_BIN2 not null,
    source_day nvarchar(10) collate Latin1_General_BIN2 not null
);

create index external_record_enterprise on external_record (enterprise_id, kind);
create index external_record_import on external_record (import_id);

-- A portrait is read by the enterprise, however large the city is.
create index enterprise_code on enterprise (credit_code) where credit_code is not null;
create index self_check_enterprise on self_check (enterprise_id);
create index alert_place on alert (latitude, longitude);
