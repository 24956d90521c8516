-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- When WeCom took the card; a tap renews code_at.
alter table card add sent_at bigint null;

-- 整改: one finding on its way to its closing. Its ids are made in time order.
create table rectification (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_rectification primary key clustered,
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null,
    finding_id nvarchar(64) collate Latin1_General_BIN2 not null,
    number int not null,
    ordinal int not null,
    severity nvarchar(16) collate Latin1_General_BIN2 not null,
    status nvarchar(16) collate Latin1_General_BIN2 not null,
    version int not null,
    round int not null,
    first_deadline nvarchar(10) collate Latin1_General_BIN2 null,
    deadline nvarchar(10) collate Latin1_General_BIN2 null,
    -- 申请延期 that is not decided; all four or none.
    asked_until nvarchar(10) collate Latin1_General_BIN2 null,
    asked_reason nvarchar(max) collate Latin1_General_BIN2 null,
    asked_by nvarchar(64) collate Latin1_General_BIN2 null,
    asked_at bigint null,
    returned nvarchar(max) collate Latin1_General_BIN2 null,
    opened_at bigint not null,
    submitted_at bigint null,
    closed_at bigint null,
    constraint uq_rectification_finding unique nonclustered (inspection_id, finding_id)
);

create index rectification_enterprise on rectification (enterprise_id, status);
create index rectification_county on rectification (county, status);
create index rectification_number on rectification (number, county);

-- What the enterprise handed in. Its ids are made in time order.
create table rectification_evidence (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_rectification_evidence primary key clustered,
    case_id nvarchar(64) collate Latin1_General_BIN2 not null,
    round int not null,
    words nvarchar(max) collate Latin1_General_BIN2 null,
    media_id nvarchar(512) collate Latin1_General_BIN2 null,
    sha256 nvarchar(64) collate Latin1_General_BIN2 null,
    given_by nvarchar(64) collate Latin1_General_BIN2 not null,
    given_at bigint not null,
    -- As the picture says itself: local time without zone, WGS-84.
    taken_at nvarchar(32) collate Latin1_General_BIN2 null,
    latitude float null,
    longitude float null,
    doubts int not null
);

create index rectification_evidence_case on rectification_evidence (case_id, id);
create index rectification_evidence_media on rectification_evidence (media_id);
create index rectification_evidence_sha256 on rectification_evidence (sha256);

-- What happened, in words for people; nothing of it changes. Its ids are made in time order.
create table rectification_act (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_rectification_act primary key clustered,
    case_id nvarchar(64) collate Latin1_General_BIN2 not null,
    at bigint not null,
    actor nvarchar(64) collate Latin1_General_BIN2 not null,
    words nvarchar(max) collate Latin1_General_BIN2 not null
);

create index rectification_act_case on rectification_act (case_id, id);

-- Reminders that went out: the subject is a case or a notice.
create table reminder (
    subject nvarchar(64) collate Latin1_General_BIN2 not null,
    step nvarchar(64) collate Latin1_General_BIN2 not null,
    told_at bigint not null,
    constraint pk_reminder primary key clustered (subject, step)
);

-- 打开: when an officer first looked into the notice's case or tapped its card.
create table notice_opened (
    notice_id nvarchar(64) collate Latin1_General_BIN2 not null,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    opened_at bigint not null,
    constraint pk_notice_opened primary key clustered (notice_id, user_id)
);

-- 拒收: the enterprise would not take the notice or sign; with who saw it.
create table notice_refusal (
    notice_id nvarchar(64) collate Latin1_General_BIN2 not null,
    at bigint not null,
    recorded_by nvarchar(64) collate Latin1_General_BIN2 not null,
    witness nvarchar(200) collate Latin1_General_BIN2 not null,
    reason nvarchar(max) collate Latin1_General_BIN2 not null,
    constraint pk_notice_refusal primary key clustered (notice_id, at)
);

create index notice_waiting on notice (created_at) where acknowledged_at is null;
