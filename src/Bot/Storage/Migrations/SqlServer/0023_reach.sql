-- 上下游: the companies that the application is shared with, as WeCom lists them.
create table shared_corp (
    corp_id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_shared_corp primary key clustered,
    agent_id int not null,
    name nvarchar(200) collate Latin1_General_BIN2 not null
);

-- How WeCom spells a downstream member; everywhere else ids stand in lower case.
create table spelled_member (
    user_id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_spelled_member primary key clustered,
    member_id nvarchar(64) collate Latin1_General_BIN2 not null
);

-- Whom the last message did not reach. The row goes when one does, or when the person writes.
create table unreachable (
    user_id nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_unreachable primary key clustered,
    since bigint not null,
    why nvarchar(1000) collate Latin1_General_BIN2 not null
);

-- The buttons of a card that was sent as text: each has a number of its own on that person's phone.
create table text_answer (
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    number int not null,
    task_id nvarchar(128) collate Latin1_General_BIN2 not null,
    action nvarchar(1000) collate Latin1_General_BIN2 not null,
    word nvarchar(200) collate Latin1_General_BIN2 not null,
    questions nvarchar(max) collate Latin1_General_BIN2 not null,
    -- The card still asks. Afterwards the number is answered with the state of things.
    is_open bit not null,
    given_at bigint not null,
    constraint pk_text_answer primary key clustered (user_id, number)
);
