-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- 上报 on the 10th, the 20th and the last day: each version of a report as it was checked. Its ids are made in time order.
create table report (
    id text primary key,
    campaign_id text not null,
    -- Empty: the whole city.
    county text not null,
    due text not null,
    version integer not null,
    status text not null,
    -- JSON: the numbers and lists, frozen.
    figures text not null,
    remark text null,
    document_sha256 text not null,
    -- Null where the ledger is empty or too long for a message.
    ledger_sha256 text null,
    ledger_rows integer not null,
    made_at integer not null,
    decided_by text null,
    decided_at integer null,
    unique (campaign_id, county, due, version)
) strict;

create trigger report_is_final before update on report when old.status = 'Released'
begin
    select raise(abort, 'A released report does not change.');
end;

create trigger report_stays before delete on report when old.status = 'Released'
begin
    select raise(abort, 'A released report does not change.');
end;
