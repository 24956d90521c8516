-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

create table enterprise (
    id text primary key,
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
    off_list_reason text null
) strict;

create index enterprise_county on enterprise (county, name);
create index enterprise_place on enterprise (latitude, longitude);

create table person (
    user_id text primary key,
    name text not null,
    on_leave_deputy text null,
    sort_order integer not null
) strict;

create table role_grant (
    user_id text not null references person (user_id),
    ordinal integer not null,
    role text not null,
    county text null,
    squad text null,
    enterprise_id text null,
    primary key (user_id, ordinal)
) strict;

create index role_grant_role on role_grant (role, county);
create index role_grant_enterprise on role_grant (enterprise_id) where enterprise_id is not null;

create table commitment (
    campaign_id text not null,
    signer text not null,
    text_sha256 text not null,
    signed_at integer not null,
    primary key (campaign_id, signer)
) strict;

create table inspection (
    id text primary key,
    campaign_id text not null,
    county text not null,
    enterprise_id text not null,
    -- The enterprise as it is on the form, frozen with it (JSON).
    enterprise text not null,
    status text not null,
    version integer not null,
    round integer not null,
    visited_on text not null,
    opened_at integer not null,
    exception_reason text null,
    exception_approver text null,
    nothing_found integer not null,
    -- JSON array of texts.
    guidance text not null,
    number integer null,
    snapshot_hash text null,
    replaces text null
) strict;

create index inspection_enterprise on inspection (campaign_id, enterprise_id, status);
create unique index inspection_number on inspection (campaign_id, county, number) where number is not null;

create table inspection_inspector (
    inspection_id text not null references inspection (id),
    ordinal integer not null,
    user_id text not null,
    primary key (inspection_id, ordinal)
) strict;

create index inspection_inspector_user on inspection_inspector (user_id);

create table finding (
    inspection_id text not null references inspection (id),
    id text not null,
    ordinal integer not null,
    revision integer not null,
    words text not null,
    type_code integer null,
    handling_code integer null,
    severity text null,
    deadline text null,
    -- JSON array: questions of CompleteForm that were answered in words of no list.
    answered text not null,
    primary key (inspection_id, id)
) strict;

create table finding_picture (
    inspection_id text not null references inspection (id),
    finding_id text not null,
    ordinal integer not null,
    media_id text not null,
    sha256 text null,
    received_at integer not null,
    primary key (inspection_id, finding_id, ordinal)
) strict;

create index finding_picture_media on finding_picture (media_id);

create table signature (
    inspection_id text not null references inspection (id),
    ordinal integer not null,
    user_id text not null,
    name text not null,
    signed_at integer not null,
    primary key (inspection_id, ordinal)
) strict;

create table objection (
    inspection_id text not null references inspection (id),
    ordinal integer not null,
    user_id text not null,
    name text not null,
    objected_at integer not null,
    reason text not null,
    primary key (inspection_id, ordinal)
) strict;

create table snapshot (
    inspection_id text primary key references inspection (id),
    words text not null,
    sha256 text not null,
    frozen_at integer not null
) strict;

create trigger snapshot_is_final before update on snapshot
begin
    select raise(abort, 'A signed snapshot does not change.');
end;

create trigger snapshot_stays before delete on snapshot
begin
    select raise(abort, 'A signed snapshot does not change.');
end;

create table notice (
    id text primary key,
    inspection_id text not null unique,
    enterprise_id text not null,
    number integer not null,
    created_at integer not null,
    acknowledged_by text null,
    acknowledged_at integer null
) strict;

create index notice_open on notice (enterprise_id) where acknowledged_at is null;

create table assignment (
    id text primary key,
    inspection_id text not null,
    severity text not null,
    owner text not null,
    status text not null,
    version integer not null,
    created_at integer not null,
    accepted_at integer null,
    gap text null
) strict;

create index assignment_owner on assignment (owner, status);
create index assignment_inspection on assignment (inspection_id);

-- The 19 columns of annex 4 as printed; finding_id is '' in the row that says that nothing was found.
create table ledger (
    id integer primary key autoincrement,
    inspection_id text not null,
    finding_id text not null,
    campaign_id text not null,
    county text not null,
    c01_visited_on text not null,
    c02_number text not null,
    c03_inspectors text not null,
    c04_enterprise text not null,
    c05_enterprise_type text not null,
    c06_industry text not null,
    c07_ultra_low_emission text not null,
    c08_performance_grade text not null,
    c09_self_accepted text not null,
    c10_longitude text not null,
    c11_latitude text not null,
    c12_county text not null,
    c13_township text not null,
    c14_problem text not null,
    c15_problem_type text not null,
    c16_handling text not null,
    c17_rectification text not null,
    c18_penalty text not null,
    c19_signature text not null,
    unique (inspection_id, finding_id)
) strict;

create index ledger_county on ledger (campaign_id, county, id);

create table stored_file (
    sha256 text primary key,
    content_type text not null,
    size integer not null,
    content blob not null,
    stored_at integer not null
) strict;

create table audit (
    seq integer primary key,
    at integer not null,
    actor text not null,
    action text not null,
    subject text not null,
    details text not null,
    prev_hash text not null,
    hash text not null
) strict;

create trigger audit_is_final before update on audit
begin
    select raise(abort, 'The audit log is append-only.');
end;

create trigger audit_stays before delete on audit
begin
    select raise(abort, 'The audit log is append-only.');
end;

-- Where the chain ends, so that a cut tail shows.
create table audit_head (
    id integer primary key check (id = 1),
    seq integer not null,
    hash text not null
) strict;
