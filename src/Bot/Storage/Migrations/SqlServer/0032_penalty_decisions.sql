-- Times are Unix milliseconds, UTC; enums are their names; user ids are lower case.

-- 处罚决定: a row for each signature, nothing of it changes. A later row corrects the one before it (更正决定).
create table penalty_decision (
    penalty_id nvarchar(64) collate Latin1_General_BIN2 not null,
    -- Of the case with the decision.
    version int not null,
    direction nvarchar(16) collate Latin1_General_BIN2 not null,
    reason nvarchar(max) collate Latin1_General_BIN2 not null,
    decided_by nvarchar(64) collate Latin1_General_BIN2 not null,
    decided_at bigint not null,
    constraint pk_penalty_decision primary key clustered (penalty_id, version)
);

insert into penalty_decision (penalty_id, version, direction, reason, decided_by, decided_at)
select id, version, decision, reason, decided_by, decided_at
from penalty
where status = 'Decided';
go

create trigger penalty_decision_is_final on penalty_decision after update as
begin
    if exists (select 1 from deleted)
        throw 50001, 'A signed decision does not change.', 1;
end;
go

create trigger penalty_decision_stays on penalty_decision after delete as
begin
    if exists (select 1 from deleted)
        throw 50001, 'A signed decision does not change.', 1;
end;
go

-- 同意: the reason is the advice's own, and holds as long as the advice.
alter table penalty_draft add agreed bit not null constraint df_penalty_draft_agreed default 0;
