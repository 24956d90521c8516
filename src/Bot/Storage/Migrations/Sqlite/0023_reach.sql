-- 上下游: the companies that the application is shared with, as WeCom lists them.
create table shared_corp (
    corp_id text primary key,
    agent_id integer not null,
    name text not null
) strict;

-- How WeCom spells a downstream member; everywhere else ids stand in lower case.
create table spelled_member (
    user_id text primary key,
    member_id text not null
) strict;

-- Whom the last message did not reach. The row goes when one does, or when the person writes.
create table unreachable (
    user_id text primary key,
    since integer not null,
    why text not null
) strict;

-- The buttons of a card that was sent as text: each has a number of its own on that person's phone.
create table text_answer (
    user_id text not null,
    number integer not null,
    task_id text not null,
    action text not null,
    word text not null,
    questions text not null,
    -- The card still asks. Afterwards the number is answered with the state of things.
    is_open integer not null check (is_open in (0, 1)),
    given_at integer not null,
    primary key (user_id, number)
) strict;
