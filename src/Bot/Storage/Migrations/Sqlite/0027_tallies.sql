-- Days are yyyy-MM-dd; enums are their names.

-- What leaders are shown of all that is done: numbers kept in the commit of each change, so that nobody counts years of rows.
create table tally (
    -- Empty for what belongs to no campaign.
    campaign_id text not null,
    -- Empty: the sum of all days.
    day text not null,
    county text not null,
    measure text not null,
    part text not null,
    amount integer not null,
    primary key (campaign_id, day, county, measure, part)
) strict, without rowid;

-- What is not done yet is read where it lies, through these: however much is done, they hold the open rows alone.
create index rectification_unclosed on rectification (campaign_id, county, severity, deadline) where status <> 'Closed';
create index planned_visit_open on planned_visit (campaign_id, day, county) where status <> 'Done' and status <> 'Dropped';
create index inspection_unsigned on inspection (campaign_id, county, status) where number is null;

-- 日报 as it went out: what the next one is compared with, and the proof of what was said.
create table digest (
    id text primary key,
    audience text not null,
    day text not null,
    sent_at integer not null,
    people integer not null,
    -- Numbers and words (JSON).
    body text not null,
    audit_seq integer not null,
    audit_hash text not null
) strict;

create unique index digest_once on digest (audience, day);
