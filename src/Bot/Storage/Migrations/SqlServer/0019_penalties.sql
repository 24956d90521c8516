-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- The records of an enterprise over the years: 首次.
create index inspection_of_enterprise on inspection (enterprise_id, visited_on);

-- 处罚建议: the advice for one finding of a signed form, and the decision about it. Its ids are made in time order.
create table penalty (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_penalty primary key clustered,
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null,
    finding_id nvarchar(64) collate Latin1_General_BIN2 not null,
    discovered nvarchar(10) collate Latin1_General_BIN2 not null,
    -- 有效期 of annex 1 as it was then.
    valid_from nvarchar(10) collate Latin1_General_BIN2 not null,
    valid_to nvarchar(10) collate Latin1_General_BIN2 not null,
    -- Case of annex 1, None for none of the ten; null while nobody has chosen.
    annex_case nvarchar(32) collate Latin1_General_BIN2 null,
    status nvarchar(16) collate Latin1_General_BIN2 not null,
    submitted_by nvarchar(64) collate Latin1_General_BIN2 null,
    submitted_at bigint null,
    proposed nvarchar(16) collate Latin1_General_BIN2 null,
    advice nvarchar(max) collate Latin1_General_BIN2 null,
    decision nvarchar(16) collate Latin1_General_BIN2 null,
    reason nvarchar(max) collate Latin1_General_BIN2 null,
    decided_by nvarchar(64) collate Latin1_General_BIN2 null,
    decided_at bigint null,
    version int not null,
    constraint uq_penalty_finding unique nonclustered (inspection_id, finding_id)
);

create index penalty_county on penalty (county, status);
create index penalty_enterprise on penalty (enterprise_id, annex_case);

-- Every fact that was ever stated; of a fact the last one holds.
create table penalty_fact (
    penalty_id nvarchar(64) collate Latin1_General_BIN2 not null,
    version int not null,
    fact nvarchar(32) collate Latin1_General_BIN2 not null,
    value nvarchar(64) collate Latin1_General_BIN2 not null,
    said_by nvarchar(64) collate Latin1_General_BIN2 not null,
    said_at bigint not null,
    constraint pk_penalty_fact primary key clustered (penalty_id, version)
);

-- What a leader wrote and has not signed: of a leader the last one waits. Its ids are made in time order.
create table penalty_draft (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_penalty_draft primary key clustered,
    penalty_id nvarchar(64) collate Latin1_General_BIN2 not null,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    version int not null,
    -- Null for 退回补充, which is no decision.
    direction nvarchar(16) collate Latin1_General_BIN2 null,
    reason nvarchar(max) collate Latin1_General_BIN2 not null,
    written_at bigint not null
);

create index penalty_draft_penalty on penalty_draft (penalty_id, user_id);
