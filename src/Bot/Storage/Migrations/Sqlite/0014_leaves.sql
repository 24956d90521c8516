-- 请假: from the first to the last day; a row that has not ended is in force or to come.
create table leave_period (
    id text primary key,
    user_id text not null,
    deputy text not null,
    from_day text not null,
    to_day text not null,
    registered_by text not null,
    registered_at integer not null,
    ended_at integer null
) strict;

create index leave_period_open on leave_period (ended_at, user_id);

-- What the deputy got: what he has not taken goes back at the end.
create table leave_visit (
    leave_id text not null references leave_period (id),
    visit_id text not null,
    primary key (leave_id, visit_id)
) strict;
