-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.
-- Ids are version 7 GUIDs as text or numbers: both grow with time. What does not (hashes, user ids) is no clustered key of a large table.

create table enterprise (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_enterprise primary key clustered,
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
    off_list_reason nvarchar(max) collate Latin1_General_BIN2 null
);

create index enterprise_county on enterprise (county, name);
create index enterprise_place on enterprise (latitude, longitude);

create table person (
    user_id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_person primary key clustered,
    name nvarchar(200) collate Latin1_General_BIN2 not null,
    on_leave_deputy nvarchar(64) collate Latin1_General_BIN2 null,
    sort_order int not null
);

create table role_grant (
    user_id nvarchar(64) collate Latin1_General_BIN2 not null constraint fk_role_grant_person references person (user_id),
    ordinal int not null,
    role nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 null,
    squad nvarchar(200) collate Latin1_General_BIN2 null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 null,
    constraint pk_role_grant primary key clustered (user_id, ordinal)
);

create index role_grant_role on role_grant (role, county);
create index role_grant_enterprise on role_grant (enterprise_id) where enterprise_id is not null;

create table commitment (
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    signer nvarchar(200) collate Latin1_General_BIN2 not null,
    text_sha256 nvarchar(64) collate Latin1_General_BIN2 not null,
    signed_at bigint not null,
    constraint pk_commitment primary key clustered (campaign_id, signer)
);

create table inspection (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_inspection primary key clustered,
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    -- The enterprise as it is on the form, frozen with it (JSON).
    enterprise nvarchar(max) collate Latin1_General_BIN2 not null,
    status nvarchar(32) collate Latin1_General_BIN2 not null,
    version int not null,
    round int not null,
    visited_on nvarchar(10) collate Latin1_General_BIN2 not null,
    opened_at bigint not null,
    exception_reason nvarchar(max) collate Latin1_General_BIN2 null,
    exception_approver nvarchar(64) collate Latin1_General_BIN2 null,
    nothing_found bit not null,
    -- JSON array of texts.
    guidance nvarchar(max) collate Latin1_General_BIN2 not null,
    number int null,
    snapshot_hash nvarchar(64) collate Latin1_General_BIN2 null,
    replaces nvarchar(64) collate Latin1_General_BIN2 null
);

create index inspection_enterprise on inspection (campaign_id, enterprise_id, status);
create unique index inspection_number on inspection (campaign_id, county, number) where number is not null;

create table inspection_inspector (
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null constraint fk_inspection_inspector_inspection references inspection (id),
    ordinal int not null,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    constraint pk_inspection_inspector primary key clustered (inspection_id, ordinal)
);

create index inspection_inspector_user on inspection_inspector (user_id);

create table finding (
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null constraint fk_finding_inspection references inspection (id),
    id nvarchar(64) collate Latin1_General_BIN2 not null,
    ordinal int not null,
    revision int not null,
    words nvarchar(max) collate Latin1_General_BIN2 not null,
    type_code int null,
    handling_code int null,
    severity nvarchar(32) collate Latin1_General_BIN2 null,
    deadline nvarchar(10) collate Latin1_General_BIN2 null,
    -- JSON array: questions of CompleteForm that were answered in words of no list.
    answered nvarchar(max) collate Latin1_General_BIN2 not null,
    constraint pk_finding primary key clustered (inspection_id, id)
);

create table finding_picture (
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null constraint fk_finding_picture_inspection references inspection (id),
    finding_id nvarchar(64) collate Latin1_General_BIN2 not null,
    ordinal int not null,
    media_id nvarchar(512) collate Latin1_General_BIN2 not null,
    sha256 nvarchar(64) collate Latin1_General_BIN2 null,
    received_at bigint not null,
    constraint pk_finding_picture primary key clustered (inspection_id, finding_id, ordinal)
);

create index finding_picture_media on finding_picture (media_id);

create table signature (
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null constraint fk_signature_inspection references inspection (id),
    ordinal int not null,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    name nvarchar(200) collate Latin1_General_BIN2 not null,
    signed_at bigint not null,
    constraint pk_signature primary key clustered (inspection_id, ordinal)
);

create table objection (
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null constraint fk_objection_inspection references inspection (id),
    ordinal int not null,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    name nvarchar(200) collate Latin1_General_BIN2 not null,
    objected_at bigint not null,
    reason nvarchar(max) collate Latin1_General_BIN2 not null,
    constraint pk_objection primary key clustered (inspection_id, ordinal)
);

create table snapshot (
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null
        constraint pk_snapshot primary key clustered
        constraint fk_snapshot_inspection references inspection (id),
    words nvarchar(max) collate Latin1_General_BIN2 not null,
    sha256 nvarchar(64) collate Latin1_General_BIN2 not null,
    frozen_at bigint not null
);
go

create trigger snapshot_is_final on snapshot after update as
begin
    if exists (select 1 from deleted)
        throw 50001, 'A signed snapshot does not change.', 1;
end;
go

create trigger snapshot_stays on snapshot after delete as
begin
    if exists (select 1 from deleted)
        throw 50001, 'A signed snapshot does not change.', 1;
end;
go

create table notice (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_notice primary key clustered,
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null constraint uq_notice_inspection_id unique nonclustered,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    number int not null,
    created_at bigint not null,
    acknowledged_by nvarchar(64) collate Latin1_General_BIN2 null,
    acknowledged_at bigint null
);

create index notice_open on notice (enterprise_id) where acknowledged_at is null;

create table assignment (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_assignment primary key clustered,
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null,
    severity nvarchar(32) collate Latin1_General_BIN2 not null,
    owner nvarchar(64) collate Latin1_General_BIN2 not null,
    status nvarchar(32) collate Latin1_General_BIN2 not null,
    version int not null,
    created_at bigint not null,
    accepted_at bigint null,
    gap nvarchar(max) collate Latin1_General_BIN2 null
);

create index assignment_owner on assignment (owner, status);
create index assignment_inspection on assignment (inspection_id);

-- The 19 columns of annex 4 as printed; finding_id is '' in the row that says that nothing was found.
create table ledger (
    id bigint identity(1, 1) not null constraint pk_ledger primary key clustered,
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null,
    finding_id nvarchar(64) collate Latin1_General_BIN2 not null,
    campaign_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    c01_visited_on nvarchar(max) collate Latin1_General_BIN2 not null,
    c02_number nvarchar(max) collate Latin1_General_BIN2 not null,
    c03_inspectors nvarchar(max) collate Latin1_General_BIN2 not null,
    c04_enterprise nvarchar(max) collate Latin1_General_BIN2 not null,
    c05_enterprise_type nvarchar(max) collate Latin1_General_BIN2 not null,
    c06_industry nvarchar(max) collate Latin1_General_BIN2 not null,
    c07_ultra_low_emission nvarchar(max) collate Latin1_General_BIN2 not null,
    c08_performance_grade nvarchar(max) collate Latin1_General_BIN2 not null,
    c09_self_accepted nvarchar(max) collate Latin1_General_BIN2 not null,
    c10_longitude nvarchar(max) collate Latin1_General_BIN2 not null,
    c11_latitude nvarchar(max) collate Latin1_General_BIN2 not null,
    c12_county nvarchar(max) collate Latin1_General_BIN2 not null,
    c13_township nvarchar(max) collate Latin1_General_BIN2 not null,
    c14_problem nvarchar(max) collate Latin1_General_BIN2 not null,
    c15_problem_type nvarchar(max) collate Latin1_General_BIN2 not null,
    c16_handling nvarchar(max) collate Latin1_General_BIN2 not null,
    c17_rectification nvarchar(max) collate Latin1_General_BIN2 not null,
    c18_penalty nvarchar(max) collate Latin1_General_BIN2 not null,
    c19_signature nvarchar(max) collate Latin1_General_BIN2 not null,
    constraint uq_ledger_finding unique nonclustered (inspection_id, finding_id)
);

create index ledger_county on ledger (campaign_id, county, id);

-- By hash, so without a clustered key: rows are put where there is room, at the end.
create table stored_file (
    sha256 nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_stored_file primary key nonclustered,
    content_type nvarchar(200) collate Latin1_General_BIN2 not null,
    size bigint not null,
    content varbinary(max) not null,
    stored_at bigint not null
);

create table audit (
    seq bigint not null constraint pk_audit primary key clustered,
    at bigint not null,
    actor nvarchar(200) collate Latin1_General_BIN2 not null,
    action nvarchar(200) collate Latin1_General_BIN2 not null,
    subject nvarchar(400) collate Latin1_General_BIN2 not null,
    details nvarchar(max) collate Latin1_General_BIN2 not null,
    prev_hash nvarchar(64) collate Latin1_General_BIN2 not null,
    hash nvarchar(64) collate Latin1_General_BIN2 not null
);
go

create trigger audit_is_final on audit after update as
begin
    if exists (select 1 from deleted)
        throw 50001, 'The audit log is append-only.', 1;
end;
go

create trigger audit_stays on audit after delete as
begin
    if exists (select 1 from deleted)
        throw 50001, 'The audit log is append-only.', 1;
end;
go

-- Where the chain ends, so that a cut tail shows.
create table audit_head (
    id int not null constraint pk_audit_head primary key clustered constraint ck_audit_head_one check (id = 1),
    seq bigint not null,
    hash nvarchar(64) collate Latin1_General_BIN2 not null
);
