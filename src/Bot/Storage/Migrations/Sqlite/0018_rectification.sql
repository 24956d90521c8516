-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- When WeCom took the card; a tap renews code_at.
alter table card add column sent_at integer null;

-- 整改: one finding on its way to its closing. Its ids are made in time order.
create table rectification (
    id text primary key,
    campaign_id text not null,
    county text not null,
    enterprise_id text not null,
    inspection_id text not null,
    finding_id text not null,
    number integer not null,
    ordinal integer not null,
    severity text not null,
    status text not null,
    version integer not null,
    round integer not null,
    first_deadline text null,
    deadline text null,
    -- 申请延期 that is not decided; all four or none.
    asked_until text null,
    asked_reason text null,
    asked_by text null,
    asked_at integer null,
    returned text null,
    opened_at integer not null,
    submitted_at integer null,
    closed_at integer null,
    unique (inspection_id, finding_id)
) strict;

create index rectification_enterprise on rectification (enterprise_id, status);
create index rectification_county on rectification (county, status);
create index rectification_number on rectification (number, county);

-- What the enterprise handed in. Its ids are made in time order.
create table rectification_evidence (
    id text primary key,
    case_id text not null,
    round integer not null,
    words text null,
    media_id text null,
    sha256 text null,
    given_by text not null,
    given_at integer not null,
    -- As the picture says itself: local time without zone, WGS-84.
    taken_at text null,
    latitude real null,
    longitude real null,
    doubts integer not null
) strict;

create index rectification_evidence_case on rectification_evidence (case_id, id);
create index rectification_evidence_media on rectification_evidence (media_id);
create index rectification_evidence_sha256 on rectification_evidence (sha256);

-- What happened, in words for people; nothing of it changes. Its ids are made in time order.
create table rectification_act (
    id text primary key,
    case_id text not null,
    at integer not null,
    actor text not null,
    words text not null
) strict;

create index rectification_act_case on rectification_act (case_id, id);

-- Reminders that went out: the subject is a case or a notice.
create table reminder (
    subject text not null,
    step text not null,
    told_at integer not null,
    primary key (subject, step)
) strict;

-- 打开: when an officer first looked into the notice's case or tapped its card.
create table notice_opened (
    notice_id text not null,
    user_id text not null,
    opened_at integer not null,
    primary key (notice_id, user_id)
) strict;

-- 拒收: the enterprise would not take the notice or sign; with who saw it.
create table notice_refusal (
    notice_id text not null,
    at integer not null,
    recorded_by text not null,
    witness text not null,
    reason text not null,
    primary key (notice_id, at)
) strict;

create index notice_waiting on notice (created_at) where acknowledged_at is null;
