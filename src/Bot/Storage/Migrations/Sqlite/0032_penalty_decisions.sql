-- Times are Unix milliseconds, UTC; enums are their names; user ids are lower case.

-- 处罚决定: a row for each signature, nothing of it changes. A later row corrects the one before it (更正决定).
create table penalty_decision (
    penalty_id text not null,
    -- Of the case with the decision.
    version integer not null,
    direction text not null,
    reason text not null,
    decided_by text not null,
    decided_at integer not null,
    primary key (penalty_id, version)
) strict;

insert into penalty_decision (penalty_id, version, direction, reason, decided_by, decided_at)
select id, version, decision, reason, decided_by, decided_at
from penalty
where status = 'Decided';

create trigger penalty_decision_is_final before update on penalty_decision
begin
    select raise(abort, 'A signed decision does not change.');
end;

create trigger penalty_decision_stays before delete on penalty_decision
begin
    select raise(abort, 'A signed decision does not change.');
end;

-- 同意: the reason is the advice's own, and holds as long as the advice.
alter table penalty_draft add column agreed integer not null default 0;
