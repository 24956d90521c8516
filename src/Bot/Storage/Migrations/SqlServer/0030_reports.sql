-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- 上报 on the 10th, the 20th and the last day: each version of a report as it was checked. Its ids are made in time order.
create table report (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_report primary key clustered,
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    -- Empty: the whole city.
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    due nvarchar(10) collate Latin1_General_BIN2 not null,
    version int not null,
    status nvarchar(16) collate Latin1_General_BIN2 not null,
    -- JSON: the numbers and lists, frozen.
    figures nvarchar(max) collate Latin1_General_BIN2 not null,
    remark nvarchar(max) collate Latin1_General_BIN2 null,
    document_sha256 nvarchar(64) collate Latin1_General_BIN2 not null,
    -- Null where the ledger is empty or too long for a message.
    ledger_sha256 nvarchar(64) collate Latin1_General_BIN2 null,
    ledger_rows int not null,
    made_at bigint not null,
    decided_by nvarchar(64) collate Latin1_General_BIN2 null,
    decided_at bigint null,
    constraint uq_report_version unique nonclustered (campaign_id, county, due, version)
);
go

create trigger report_is_final on report after update as
begin
    if exists (select 1 from deleted where status = 'Released')
        throw 50001, 'A released report does not change.', 1;
end;
go

create trigger report_stays on report after delete as
begin
    if exists (select 1 from deleted where status = 'Released')
        throw 50001, 'A released report does not change.', 1;
end;
