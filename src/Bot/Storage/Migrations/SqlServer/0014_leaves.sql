-- 请假: from the first to the last day; a row that has not ended is in force or to come.
create table leave_period (
    id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_leave_period primary key clustered,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    deputy nvarchar(64) collate Latin1_General_BIN2 not null,
    from_day nvarchar(10) collate Latin1_General_BIN2 not null,
    to_day nvarchar(10) collate Latin1_General_BIN2 not null,
    registered_by nvarchar(64) collate Latin1_General_BIN2 not null,
    registered_at bigint not null,
    ended_at bigint null
);

create index leave_period_open on leave_period (ended_at, user_id);

-- What the deputy got: what he has not taken goes back at the end.
create table leave_visit (
    leave_id nvarchar(64) collate Latin1_General_BIN2 not null constraint fk_leave_visit_period references leave_period (id),
    visit_id nvarchar(64) collate Latin1_General_BIN2 not null,
    constraint pk_leave_visit primary key clustered (leave_id, visit_id)
);
