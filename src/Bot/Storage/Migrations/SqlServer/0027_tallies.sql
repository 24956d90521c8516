-- Days are yyyy-MM-dd; enums are their names.

-- What leaders are shown of all that is done: numbers kept in the commit of each change, so that nobody counts years of rows.
create table tally (
    -- Empty for what belongs to no campaign.
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    -- Empty: the sum of all days.
    day nvarchar(10) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    measure nvarchar(24) collate Latin1_General_BIN2 not null,
    part nvarchar(24) collate Latin1_General_BIN2 not null,
    amount int not null,
    constraint pk_tally primary key clustered (campaign_id, day, county, measure, part)
);

-- What is not done yet is read where it lies, through these: however much is done, they hold the open rows alone.
create index rectification_unclosed on rectification (campaign_id, county, severity, deadline) where status <> 'Closed';
create index planned_visit_open on planned_visit (campaign_id, day, county) where status <> 'Done' and status <> 'Dropped';
create index inspection_unsigned on inspection (campaign_id, county, status) where number is null;

-- 日报 as it went out: what the next one is compared with, and the proof of what was said.
create table digest (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_digest primary key clustered,
    audience nvarchar(64) collate Latin1_General_BIN2 not null,
    day nvarchar(10) collate Latin1_General_BIN2 not null,
    sent_at bigint not null,
    people int not null,
    -- Numbers and words (JSON).
    body nvarchar(max) collate Latin1_General_BIN2 not null,
    audit_seq bigint not null,
    audit_hash nvarchar(64) collate Latin1_General_BIN2 not null
);

create unique index digest_once on digest (audience, day);
