-- Times are Unix milliseconds, UTC; days are yyyy-MM-dd; enums are their names; user ids are lower case.

-- Form of the hashed text: entries of before keep theirs.
alter table audit add column form integer not null default 1;

-- Who a token of the audit stands for. Deleted, nobody can tell any more, and the chain holds all the same.
create table audit_person (
    user_id text primary key,
    salt text not null,
    token text not null unique
) strict;

-- Where the chain stood, signed: a tail cut together with audit_head shows.
create table audit_signed_head (
    seq integer primary key,
    hash text not null,
    signed_at integer not null,
    key_id text not null,
    public_key text not null,
    signature text not null
) strict;

create trigger audit_signed_head_is_final before update on audit_signed_head
begin
    select raise(abort, 'Signed heads are append-only.');
end;

create trigger audit_signed_head_stays before delete on audit_signed_head
begin
    select raise(abort, 'Signed heads are append-only.');
end;

-- 应查出而未查出, as the office recorded it.
create table missed_violation (
    id text primary key,
    county text not null,
    enterprise_id text not null,
    enterprise text not null,
    discovered text not null,
    words text not null,
    type_code integer not null,
    source text not null,
    only_hinted integer not null,
    status text not null,
    recorded_by text not null,
    recorded_at integer not null,
    hear_until text not null,
    decided_by text null,
    decided_at integer null,
    reason text null,
    version integer not null
) strict;

create index missed_violation_enterprise on missed_violation (enterprise_id);

-- Who signed what and when, as it was found when the case was recorded.
create table missed_signer (
    case_id text not null,
    ordinal integer not null,
    user_id text not null,
    name text not null,
    in_charge integer not null,
    inspection_id text not null,
    number integer not null,
    corrects integer null,
    signed_at integer not null,
    snapshot_hash text not null,
    primary key (case_id, ordinal)
) strict;

create index missed_signer_person on missed_signer (user_id);

-- Evidence of the office and answers of the inspectors.
create table missed_material (
    id text primary key,
    case_id text not null,
    given_by text not null,
    given_at integer not null,
    words text null,
    media_id text null,
    sha256 text null
) strict;

create index missed_material_case on missed_material (case_id);
create index missed_material_media on missed_material (media_id);

-- A rung of the ladder that an inspector has come to.
create table accountability_step (
    id text primary key,
    user_id text not null,
    name text not null,
    county text not null,
    rung integer not null,
    cases text not null,
    status text not null,
    recorded_at integer not null,
    done_by text null,
    done_at integer null,
    marked_at integer null,
    version integer not null
) strict;

create index accountability_step_person on accountability_step (user_id);
