-- Times are Unix milliseconds, UTC; enums are their names; user ids are lower case.

-- 导入: a file that was read into the enterprises or the people; what it changed lies in the tables below, so that it can be taken back.
create table import_run (
    id integer not null primary key,
    -- Roster, People.
    kind text not null,
    file_name text not null,
    sha256 text not null,
    -- Null: on the command line.
    started_by text null,
    started_at integer not null,
    -- Staging, Ready, Applied, Dropped, Undone.
    state text not null,
    changed_at integer not null,
    created integer not null,
    changed integer not null,
    unchanged integer not null,
    refused integer not null,
    warned integer not null
) strict;

create index import_run_state on import_run (state);

-- Enterprises before and after; a new one has no Before.
create table import_enterprise (
    import_id integer not null references import_run (id),
    -- Before, After.
    side text not null,
    id text not null,
    row_number integer not null,
    name text not null,
    initials text not null,
    credit_code text null,
    legal_representative text not null,
    address text not null,
    latitude real null,
    longitude real null,
    enterprise_type text not null,
    industry_code integer not null,
    industry_word text null,
    track text not null,
    county text not null,
    township text not null,
    ultra_low_emission integer not null,
    performance_grade text not null,
    self_accepted_since_2019 integer not null,
    off_list_reason text null,
    primary key (import_id, side, id)
) strict, without rowid;

-- People before and after, with their roles (JSON); a new one has no Before.
create table import_person (
    import_id integer not null references import_run (id),
    user_id text not null,
    row_number integer not null,
    before_json text null,
    after_json text not null,
    primary key (import_id, user_id)
) strict, without rowid;

-- 名册确认: a county's office has said that the list is whole.
create table roster_confirmation (
    campaign_id text not null,
    county text not null,
    confirmed_by text not null,
    confirmed_at integer not null,
    enterprises integer not null,
    primary key (campaign_id, county)
) strict, without rowid;

-- A personal address by which one file is handed in; only the hash of its token is kept.
create table upload_link (
    token_sha256 text not null,
    user_id text not null,
    county text null,
    expires_at integer not null,
    used_at integer null,
    primary key (token_sha256)
) strict;
