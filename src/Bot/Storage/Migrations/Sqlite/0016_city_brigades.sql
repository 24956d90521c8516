-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- A correction names the form that it takes the place of.
create index inspection_corrects on inspection (replaces) where replaces is not null;

-- 回头看: one finding visited again, and what was found of it.
create table look_back (
    id text primary key,
    campaign_id text not null,
    county text not null,
    enterprise_id text not null,
    inspection_id text not null,
    finding_id text not null,
    severity text not null,
    day text not null,
    lead text not null,
    partner text null,
    -- Rectified, NotRectified, Recurred; null while nobody has filed it.
    result text null,
    words text null,
    filed_by text null,
    filed_at integer null,
    version integer not null,
    unique (inspection_id, finding_id)
) strict;

create index look_back_lead on look_back (lead, day);
create index look_back_filed on look_back (filed_by, filed_at);
create index look_back_partner on look_back (partner, day);
create index look_back_county on look_back (campaign_id, county);

-- Every result that was ever filed: a correction on the same day leaves the one before as it was.
create table look_back_result (
    look_back_id text not null,
    version integer not null,
    result text not null,
    words text null,
    filed_by text not null,
    filed_at integer not null,
    primary key (look_back_id, version)
) strict;

-- Pictures of what was seen; more than one before the words come.
create table look_back_picture (
    id text primary key,
    look_back_id text not null,
    media_id text not null,
    sha256 text null,
    received_at integer not null
) strict;

create index look_back_picture_media on look_back_picture (media_id);
create index look_back_picture_task on look_back_picture (look_back_id);

-- 抽查: what city inspectors found of a county's signed form; it stands beside it.
create table spot_check (
    id text primary key,
    draw_id text not null,
    campaign_id text not null,
    county text not null,
    inspection_id text not null,
    lead text not null,
    partner text not null,
    -- True, Omission, Perfunctory; null while nobody has filed it.
    result text null,
    words text null,
    filed_by text null,
    filed_at integer null,
    version integer not null,
    unique (inspection_id)
) strict;

create index spot_check_county on spot_check (campaign_id, county);
create index spot_check_lead on spot_check (lead);
create index spot_check_partner on spot_check (partner);

-- 廉政回访: who was asked, so that nobody is asked twice and nobody answers twice. No answer refers to it.
create table survey_sent (
    id text primary key,
    inspection_id text not null,
    user_id text not null,
    asked_on text not null,
    answered integer not null,
    unique (inspection_id, user_id)
) strict;

-- Anonymous (decision 12): the id is chance, the rows lie in its order and not in the order of the answers, and no time is finer than the month.
create table survey_answer (
    id text primary key,
    county text not null,
    month text not null,
    service text not null,
    help text not null,
    favour text not null,
    -- Whether the DisciplineOffice was told that favours were asked for.
    told integer not null
) strict, without rowid;

create table survey_words (
    id text primary key,
    month text not null,
    words text not null
) strict, without rowid;
