-- Times are Unix milliseconds, UTC; user ids are lower case.

-- 其他特殊原因 laid before a leader, and what he decided.
create table visit_request (
    id text primary key,
    draft_id text not null,
    enterprise_id text not null,
    partner text null,
    applicant text not null,
    reason text not null,
    asked_at integer not null,
    decision text null check (decision in ('Approved', 'Rejected')),
    decided_by text null,
    decided_at integer null
) strict;

-- Old ledgers are found without reading the pictures beside them.
create index stored_file_kind on stored_file (content_type, stored_at);
