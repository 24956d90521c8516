-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- 自行体检: what an enterprise says of itself, once in a campaign.
create table self_check (
    campaign_id text not null,
    enterprise_id text not null,
    status text not null,
    version integer not null,
    -- Parts that are said to be without a problem: names, joined by commas.
    clear_parts text not null,
    -- How many problems were ever filed: the last number given.
    filed integer not null,
    done_at integer null,
    done_by text null,
    is_late integer not null,
    -- Annex 2: hash of the words, who signed for the enterprise, when.
    promise_sha256 text null,
    promise_by text null,
    promise_at integer null,
    changed_at integer not null,
    primary key (campaign_id, enterprise_id)
) strict;

create table self_check_problem (
    campaign_id text not null,
    enterprise_id text not null,
    ordinal integer not null,
    part text not null,
    words text not null,
    -- Null while it is not said whether it is mended.
    remedy text null,
    due text null,
    primary key (campaign_id, enterprise_id, ordinal)
) strict;

create table self_check_picture (
    campaign_id text not null,
    enterprise_id text not null,
    problem integer not null,
    ordinal integer not null,
    media_id text not null,
    sha256 text null,
    received_at integer not null,
    primary key (campaign_id, enterprise_id, problem, ordinal)
) strict;

create index self_check_picture_media on self_check_picture (media_id);

-- Which officer was told, once in a campaign.
create table self_check_notice (
    campaign_id text not null,
    user_id text not null,
    told_at integer not null,
    primary key (campaign_id, user_id)
) strict;
