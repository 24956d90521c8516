-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- 体检任务: who visits which enterprise on which day, planned before anybody is told. Its ids are made in time order.
create table planned_visit (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_planned_visit primary key clustered,
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    day nvarchar(10) collate Latin1_General_BIN2 not null,
    lead nvarchar(64) collate Latin1_General_BIN2 not null,
    partner nvarchar(64) collate Latin1_General_BIN2 not null,
    -- Plan, Draw, Alert.
    origin nvarchar(16) collate Latin1_General_BIN2 not null,
    -- The plan, draw or alert that made it.
    source nvarchar(64) collate Latin1_General_BIN2 not null,
    -- Why it may be made though the enterprise was visited before; null for a routine visit.
    exception_reason nvarchar(max) collate Latin1_General_BIN2 null,
    status nvarchar(16) collate Latin1_General_BIN2 not null,
    version int not null,
    note nvarchar(max) collate Latin1_General_BIN2 null,
    changed_at bigint not null
);

create index planned_visit_day on planned_visit (day, status);
create index planned_visit_lead on planned_visit (lead, day);
create index planned_visit_partner on planned_visit (partner, day);
create index planned_visit_enterprise on planned_visit (campaign_id, enterprise_id);
