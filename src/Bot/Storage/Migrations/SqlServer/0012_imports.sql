-- Times are Unix milliseconds, UTC; enums are their names; user ids are lower case.

-- 导入: a file that was read into the enterprises or the people; what it changed lies in the tables below, so that it can be taken back.
create table import_run (
    id bigint not null constraint pk_import_run primary key clustered,
    -- Roster, People.
    kind nvarchar(16) collate Latin1_General_BIN2 not null,
    file_name nvarchar(400) collate Latin1_General_BIN2 not null,
    sha256 nvarchar(64) collate Latin1_General_BIN2 not null,
    -- Null: on the command line.
    started_by nvarchar(64) collate Latin1_General_BIN2 null,
    started_at bigint not null,
    -- Staging, Ready, Applied, Dropped, Undone.
    state nvarchar(16) collate Latin1_General_BIN2 not null,
    changed_at bigint not null,
    created int not null,
    changed int not null,
    unchanged int not null,
    refused int not null,
    warned int not null
);

create index import_run_state on import_run (state);

-- Enterprises before and after; a new one has no Before.
create table import_enterprise (
    import_id bigint not null constraint fk_import_enterprise_run references import_run (id),
    -- Before, After.
    side nvarchar(8) collate Latin1_General_BIN2 not null,
    id nvarchar(64) collate Latin1_General_BIN2 not null,
    row_number int not null,
    name nvarchar(400) collate Latin1_General_BIN2 not null,
    initials nvarchar(400) collate Latin1_General_BIN2 not null,
    credit_code nvarchar(64) collate Latin1_General_BIN2 null,
    legal_representative nvarchar(400) collate Latin1_General_BIN2 not null,
    address nvarchar(max) collate Latin1_General_BIN2 not null,
    latitude float null,
    longitude float null,
    enterprise_type nvarchar(200) collate Latin1_General_BIN2 not null,
    industry_code int not null,
    industry_word nvarchar(400) collate Latin1_General_BIN2 null,
    track nvarchar(32) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    township nvarchar(200) collate Latin1_General_BIN2 not null,
    ultra_low_emission bit not null,
    performance_grade nvarchar(64) collate Latin1_General_BIN2 not null,
    self_accepted_since_2019 bit not null,
    off_list_reason nvarchar(max) collate Latin1_General_BIN2 null,
    constraint pk_import_enterprise primary key clustered (import_id, side, id)
);

-- People before and after, with their roles (JSON); a new one has no Before.
create table import_person (
    import_id bigint not null constraint fk_import_person_run references import_run (id),
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    row_number int not null,
    before_json nvarchar(max) collate Latin1_General_BIN2 null,
    after_json nvarchar(max) collate Latin1_General_BIN2 not null,
    constraint pk_import_person primary key clustered (import_id, user_id)
);

-- 名册确认: a county's office has said that the list is whole.
create table roster_confirmation (
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    confirmed_by nvarchar(64) collate Latin1_General_BIN2 not null,
    confirmed_at bigint not null,
    enterprises int not null,
    constraint pk_roster_confirmation primary key clustered (campaign_id, county)
);

-- A personal address by which one file is handed in; only the hash of its token is kept.
create table upload_link (
    token_sha256 nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_upload_link primary key nonclustered,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 null,
    expires_at bigint not null,
    used_at bigint null
);
