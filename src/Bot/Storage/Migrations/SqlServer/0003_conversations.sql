-- Times are Unix milliseconds, UTC.

-- Where each person's conversation stands.
create table session (
    user_id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_session primary key clustered,
    body nvarchar(max) collate Latin1_General_BIN2 not null,
    updated_at bigint not null
);

-- Cards on people's phones and what is needed to change them.
create table card (
    task_id nvarchar(128) collate Latin1_General_BIN2 not null constraint pk_card primary key nonclustered,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    kind nvarchar(64) collate Latin1_General_BIN2 not null,
    entity nvarchar(200) collate Latin1_General_BIN2 not null,
    version int not null,
    card_type nvarchar(64) collate Latin1_General_BIN2 not null,
    -- living: a refresh goes to it; frozen: replaced, or it never arrived.
    state nvarchar(16) collate Latin1_General_BIN2 not null constraint ck_card_state check (state in ('living', 'frozen')),
    response_code nvarchar(400) collate Latin1_General_BIN2 null,
    code_at bigint null,
    -- Outbox item that spends the code: a code works once, the same item may repeat itself with it.
    code_used bigint null,
    -- Counts the wanted states; an update job of an older one is superseded.
    serial int not null,
    created_at bigint not null,
    -- The wanted state.
    last_json nvarchar(max) collate Latin1_General_BIN2 not null
);

create unique index card_subject on card (user_id, kind, entity) where state = 'living';

-- media_id of what was uploaded; WeCom keeps it for 3 days.
create table media_cache (
    sha256 nvarchar(64) collate Latin1_General_BIN2 not null,
    file_name nvarchar(255) collate Latin1_General_BIN2 not null,
    kind nvarchar(16) collate Latin1_General_BIN2 not null constraint ck_media_cache_kind check (kind in ('Image', 'File')),
    media_id nvarchar(512) collate Latin1_General_BIN2 not null,
    created_at bigint not null,
    constraint pk_media_cache primary key nonclustered (sha256, file_name)
);

-- Final bytes of a send that names a media_id, kept until the outbox item is over: a repeat must be the same bytes.
create table media_send (
    outbox_id bigint not null constraint pk_media_send primary key clustered,
    body varbinary(max) not null,
    created_at bigint not null
);
