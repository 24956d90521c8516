-- Times are Unix milliseconds, UTC; user ids are lower case.

-- 其他特殊原因 laid before a leader, and what he decided.
create table visit_request (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_visit_request primary key clustered,
    draft_id nvarchar(64) collate Latin1_General_BIN2 not null,
    enterprise_id nvarchar(64) collate Latin1_General_BIN2 not null,
    partner nvarchar(64) collate Latin1_General_BIN2 null,
    applicant nvarchar(64) collate Latin1_General_BIN2 not null,
    reason nvarchar(max) collate Latin1_General_BIN2 not null,
    asked_at bigint not null,
    decision nvarchar(16) collate Latin1_General_BIN2 null constraint ck_visit_request_decision check (decision in ('Approved', 'Rejected')),
    decided_by nvarchar(64) collate Latin1_General_BIN2 null,
    decided_at bigint null
);

-- Old ledgers are found without reading the pictures beside them.
create index stored_file_kind on stored_file (content_type, stored_at);
