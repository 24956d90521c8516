-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- The records of an enterprise over the years: 首次.
create index inspection_of_enterprise on inspection (enterprise_id, visited_on);

-- 处罚建议: the advice for one finding of a signed form, and the decision about it.
create table penalty (
    id text primary key,
    campaign_id text not null,
    county text not null,
    enterprise_id text not null,
    inspection_id text not null,
    finding_id text not null,
    discovered text not null,
    -- 有效期 of annex 1 as it was then.
    valid_from text not null,
    valid_to text not null,
    -- Case of annex 1, None for none of the ten; null while nobody has chosen.
    annex_case text null,
    status text not null,
    submitted_by text null,
    submitted_at integer null,
    proposed text null,
    advice text null,
    decision text null,
    reason text null,
    decided_by text null,
    decided_at integer null,
    version integer not null,
    unique (inspection_id, finding_id)
) strict;

create index penalty_county on penalty (county, status);
create index penalty_enterprise on penalty (enterprise_id, annex_case);

-- Every fact that was ever stated; of a fact the last one holds.
create table penalty_fact (
    penalty_id text not null,
    version integer not null,
    fact text not null,
    value text not null,
    said_by text not null,
    said_at integer not null,
    primary key (penalty_id, version)
) strict;

-- What a leader wrote and has not signed: of a leader the last one waits.
create table penalty_draft (
    id text primary key,
    penalty_id text not null,
    user_id text not null,
    version integer not null,
    -- Null for 退回补充, which is no decision.
    direction text null,
    reason text not null,
    written_at integer not null
) strict;

create index penalty_draft_penalty on penalty_draft (penalty_id, user_id);
