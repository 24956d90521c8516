-- Times are Unix milliseconds, UTC. Text compares by code, as in SQLite; lengths are in UTF-16 units.
-- Tables are clustered by what grows with time, so that new rows lie at the end; other keys have an index beside it.

-- Rows are locked by being changed: whoever needs a name for himself until his commit changes its row (UnitOfWork.HoldAsync).
create table named_lock (
    kind nvarchar(32) collate Latin1_General_BIN2 not null,
    name nvarchar(200) collate Latin1_General_BIN2 not null,
    turns bigint not null,
    constraint pk_named_lock primary key clustered (kind, name)
);

create table inbox (
    id bigint identity(1, 1) not null constraint pk_inbox primary key clustered,
    dedup_key nvarchar(400) collate Latin1_General_BIN2 not null constraint uq_inbox_dedup_key unique nonclustered,
    lane nvarchar(200) collate Latin1_General_BIN2 not null,
    kind nvarchar(64) collate Latin1_General_BIN2 not null,
    body nvarchar(max) collate Latin1_General_BIN2 not null,
    state nvarchar(16) collate Latin1_General_BIN2 not null constraint ck_inbox_state check (state in ('new', 'done', 'dead')),
    attempts int not null,
    lease_until bigint not null,
    lease_token nvarchar(64) collate Latin1_General_BIN2 null,
    received_at bigint not null,
    done_at bigint null,
    error nvarchar(max) collate Latin1_General_BIN2 null,
    head bit not null
);

-- Only heads, the oldest open row of each lane, are claimed (0006_lane_heads.sql of SQLite).
create index inbox_due on inbox (lease_until, id) where head = 1;
create index inbox_open on inbox (lane, id) where state = 'new';
create index inbox_done on inbox (done_at) where state = 'done';

-- A nonce begins with its time.
create table callback_nonce (
    nonce nvarchar(200) collate Latin1_General_BIN2 not null constraint pk_callback_nonce primary key clustered,
    dedup_key nvarchar(400) collate Latin1_General_BIN2 not null,
    seen_at bigint not null
);

create table outbox (
    id bigint identity(1, 1) not null constraint pk_outbox primary key clustered,
    lane nvarchar(200) collate Latin1_General_BIN2 not null,
    kind nvarchar(64) collate Latin1_General_BIN2 not null,
    body varbinary(max) not null,
    context nvarchar(max) collate Latin1_General_BIN2 null,
    state nvarchar(16) collate Latin1_General_BIN2 not null constraint ck_outbox_state check (state in ('new', 'done', 'unknown', 'dead')),
    attempts int not null,
    due_at bigint not null,
    -- First attempt that may have arrived; null while none has.
    first_try_at bigint null,
    lease_token nvarchar(64) collate Latin1_General_BIN2 null,
    created_at bigint not null,
    done_at bigint null,
    error nvarchar(max) collate Latin1_General_BIN2 null,
    head bit not null
);

create index outbox_due on outbox (due_at, id) where head = 1;
create index outbox_open on outbox (lane, id) where state = 'new';
create index outbox_done on outbox (done_at) where state = 'done';
