-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- Form of the hashed text: entries of before keep theirs.
alter table audit add form int not null constraint df_audit_form default 1;
go

-- Who a token of the audit stands for. Deleted, nobody can tell any more, and the chain holds all the same.
create table audit_person (
    user_id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_audit_person primary key clustered,
    salt nvarchar(64) collate Latin1_General_BIN2 not null,
    token nvarchar(64) collate Latin1_General_BIN2 not null constraint uq_audit_person_token unique
);

-- Where the chain stood, signed: a tail cut together with audit_head shows.
create table audit_signed_head (
    seq bigint not null constraint pk_audit_signed_head primary key clustered,
    hash nvarchar(64) collate Latin1_General_BIN2 not null,
    signed_at bigint not null,
    key_id nvarchar(64) collate Latin1_General_BIN2 not null,
    public_key nvarchar(1000) collate Latin1_General_BIN2 not null,
    signature nvarchar(400) collate Latin1_General_BIN2 not null
);
go

create trigger audit_signed_head_is_final on audit_signed_head after update as
begin
    if exists (select 1 from deleted)
        throw 50001, 'Signed heads are append-only.', 1;
end;
go

create trigger audit_signed_head_stays on audit_signed_head after delete as
begin
    if exists (select 1 from deleted)
        throw 50001, 'Signed heads are append-only.', 1;
end;
go

-- 应查出而未查出, as the office recorded it.
create table missed_violation (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_missed_violation primary key clustered,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise nvarchar(200) collate Latin1_General_BIN2 not null,
    discovered nvarchar(10) collate Latin1_General_BIN2 not null,
    words nvarchar(max) collate Latin1_General_BIN2 not null,
    type_code int not null,
    source nvarchar(max) collate Latin1_General_BIN2 not null,
    only_hinted bit not null,
    status nvarchar(16) collate Latin1_General_BIN2 not null,
    recorded_by nvarchar(64) collate Latin1_General_BIN2 not null,
    recorded_at bigint not null,
    hear_until nvarchar(10) collate Latin1_General_BIN2 not null,
    decided_by nvarchar(64) collate Latin1_General_BIN2 null,
    decided_at bigint null,
    reason nvarchar(max) collate Latin1_General_BIN2 null,
    version int not null
);

create index missed_violation_enterprise on missed_violation (enterprise_id);

-- Who signed what and when, as it was found when the case was recorded.
create table missed_signer (
    case_id nvarchar(64) collate Latin1_General_BIN2 not null,
    ordinal int not null,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    name nvarchar(200) collate Latin1_General_BIN2 not null,
    in_charge bit not null,
    inspection_id nvarchar(64) collate Latin1_General_BIN2 not null,
    number int not null,
    corrects int null,
    signed_at bigint not null,
    snapshot_hash nvarchar(64) collate Latin1_General_BIN2 not null,
    constraint pk_missed_signer primary key clustered (case_id, ordinal)
);

create index missed_signer_person on missed_signer (user_id);

-- Evidence of the office and answers of the inspectors.
create table missed_material (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_missed_material primary key clustered,
    case_id nvarchar(64) collate Latin1_General_BIN2 not null,
    given_by nvarchar(64) collate Latin1_General_BIN2 not null,
    given_at bigint not null,
    words nvarchar(max) collate Latin1_General_BIN2 null,
    media_id nvarchar(400) collate Latin1_General_BIN2 null,
    sha256 nvarchar(64) collate Latin1_General_BIN2 null
);

create index missed_material_case on missed_material (case_id);
create index missed_material_media on missed_material (media_id);

-- A rung of the ladder that an inspector has come to.
create table accountability_step (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_accountability_step primary key clustered,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    name nvarchar(200) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 not null,
    rung int not null,
    cases nvarchar(max) collate Latin1_General_BIN2 not null,
    status nvarchar(16) collate Latin1_General_BIN2 not null,
    recorded_at bigint not null,
    done_by nvarchar(64) collate Latin1_General_BIN2 null,
    done_at bigint null,
    marked_at bigint null,
    version int not null
);

create index accountability_step_person on accountability_step (user_id);
