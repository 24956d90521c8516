-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- A correction names the form that it takes the place of.
create index inspection_corrects on inspection (replaces) where replaces is not null;

-- 回头看: one finding visited again, and what was found of it. Its ids are made in time order.
create table look_back (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_look_back primary key clustered,
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null,
    finding_id nvarchar(64) collate Latin1_General_BIN2 not null,
    severity nvarchar(16) collate Latin1_General_BIN2 not null,
    day nvarchar(10) collate Latin1_General_BIN2 not null,
    lead nvarchar(64) collate Latin1_General_BIN2 not null,
    partner nvarchar(64) collate Latin1_General_BIN2 null,
    -- Rectified, NotRectified, Recurred; null while nobody has filed it.
    result nvarchar(16) collate Latin1_General_BIN2 null,
    words nvarchar(max) collate Latin1_General_BIN2 null,
    filed_by nvarchar(64) collate Latin1_General_BIN2 null,
    filed_at bigint null,
    version int not null,
    constraint uq_look_back_finding unique nonclustered (inspection_id, finding_id)
);

create index look_back_lead on look_back (lead, day);
create index look_back_filed on look_back (filed_by, filed_at);
create index look_back_partner on look_back (partner, day);
create index look_back_county on look_back (campaign_id, county);

-- Every result that was ever filed: a correction on the same day leaves the one before as it was.
create table look_back_result (
    look_back_id nvarchar(64) collate Latin1_General_BIN2 not null,
    version int not null,
    result nvarchar(16) collate Latin1_General_BIN2 not null,
    words nvarchar(max) collate Latin1_General_BIN2 null,
    filed_by nvarchar(64) collate Latin1_General_BIN2 not null,
    filed_at bigint not null,
    constraint pk_look_back_result primary key clustered (look_back_id, version)
);

-- Pictures of what was seen; more than one before the words come.
create table look_back_picture (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_look_back_picture primary key clustered,
    look_back_id nvarchar(64) collate Latin1_General_BIN2 not null,
    media_id nvarchar(512) collate Latin1_General_BIN2 not null,
    sha256 nvarchar(64) collate Latin1_General_BIN2 null,
    received_at bigint not null
);

create index look_back_picture_media on look_back_picture (media_id);
create index look_back_picture_task on look_back_picture (look_back_id);

-- 抽查: what city inspectors found of a county's signed form; it stands beside it. Its ids are made in time order.
create table spot_check (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_spot_check primary key clustered,
    draw_id nvarchar(64) collate Latin1_General_BIN2 not null,
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null constraint uq_spot_check_inspection_id unique nonclustered,
    lead nvarchar(64) collate Latin1_General_BIN2 not null,
    partner nvarchar(64) collate Latin1_General_BIN2 not null,
    -- True, Omission, Perfunctory; null while nobody has filed it.
    result nvarchar(16) collate Latin1_General_BIN2 null,
    words nvarchar(max) collate Latin1_General_BIN2 null,
    filed_by nvarchar(64) collate Latin1_General_BIN2 null,
    filed_at bigint null,
    version int not null
);

create index spot_check_county on spot_check (campaign_id, county);
create index spot_check_lead on spot_check (lead);
create index spot_check_partner on spot_check (partner);

-- 廉政回访: who was asked, so that nobody is asked twice and nobody answers twice. No answer refers to it. Its ids are made in time order.
create table survey_sent (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_survey_sent primary key clustered,
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    asked_on nvarchar(10) collate Latin1_General_BIN2 not null,
    answered bit not null,
    constraint uq_survey_sent_person unique nonclustered (inspection_id, user_id)
);

-- Anonymous (decision 12): the id is chance, the rows lie in its order and not in the order of the answers, and no time is finer than the month.
create table survey_answer (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_survey_answer primary key clustered,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    month nvarchar(10) collate Latin1_General_BIN2 not null,
    service nvarchar(16) collate Latin1_General_BIN2 not null,
    help nvarchar(16) collate Latin1_General_BIN2 not null,
    favour nvarchar(16) collate Latin1_General_BIN2 not null,
    -- Whether the DisciplineOffice was told that favours were asked for.
    told bit not null
);

create table survey_words (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_survey_words primary key clustered,
    month nvarchar(10) collate Latin1_General_BIN2 not null,
    words nvarchar(max) collate Latin1_General_BIN2 not null
);
