-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- 体检任务: who visits which enterprise on which day, planned before anybody is told.
create table planned_visit (
    id text primary key,
    campaign_id text not null,
    county text not null,
    enterprise_id text not null,
    day text not null,
    lead text not null,
    partner text not null,
    -- Plan, Draw, Alert.
    origin text not null,
    -- The plan, draw or alert that made it.
    source text not null,
    -- Why it may be made though the enterprise was visited before; null for a routine visit.
    exception_reason text null,
    status text not null,
    version integer not null,
    note text null,
    changed_at integer not null
) strict;

create index planned_visit_day on planned_visit (day, status);
create index planned_visit_lead on planned_visit (lead, day);
create index planned_visit_partner on planned_visit (partner, day);
create index planned_visit_enterprise on planned_visit (campaign_id, enterprise_id);
