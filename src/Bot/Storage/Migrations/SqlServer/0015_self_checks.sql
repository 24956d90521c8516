-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- 自行体检: what an enterprise says of itself, once in a campaign.
create table self_check (
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    status nvarchar(16) collate Latin1_General_BIN2 not null,
    version int not null,
    -- Parts that are said to be without a problem: names, joined by commas.
    clear_parts nvarchar(200) collate Latin1_General_BIN2 not null,
    -- How many problems were ever filed: the last number given.
    filed int not null,
    done_at bigint null,
    done_by nvarchar(64) collate Latin1_General_BIN2 null,
    is_late bit not null,
    -- Annex 2: hash of the words, who signed for the enterprise, when.
    promise_sha256 nvarchar(64) collate Latin1_General_BIN2 null,
    promise_by nvarchar(64) collate Latin1_General_BIN2 null,
    promise_at bigint null,
    changed_at bigint not null,
    constraint pk_self_check primary key clustered (campaign_id, enterprise_id)
);

create table self_check_problem (
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    ordinal int not null,
    part nvarchar(16) collate Latin1_General_BIN2 not null,
    words nvarchar(max) collate Latin1_General_BIN2 not null,
    -- Null while it is not said whether it is mended.
    remedy nvarchar(16) collate Latin1_General_BIN2 null,
    due nvarchar(10) collate Latin1_General_BIN2 null,
    constraint pk_self_check_problem primary key clustered (campaign_id, enterprise_id, ordinal)
);

create table self_check_picture (
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    problem int not null,
    ordinal int not null,
    media_id nvarchar(512) collate Latin1_General_BIN2 not null,
    sha256 nvarchar(64) collate Latin1_General_BIN2 null,
    received_at bigint not null,
    constraint pk_self_check_picture primary key clustered (campaign_id, enterprise_id, problem, ordinal)
);

create index self_check_picture_media on self_check_picture (media_id);

-- Which officer was told, once in a campaign.
create table self_check_notice (
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    told_at bigint not null,
    constraint pk_self_check_notice primary key clustered (campaign_id, user_id)
);
