-- 内部举报 (decision 16). What was said, by whom and with which pictures lies in "sealed", for which the database has no key. Days are yyyy-MM-dd; no finer time is kept.
-- The ids are chance, and the tables are stored in their order: no row number tells which came when.

-- What is still being written; deleted when it is handed in, taken back or left lying.
create table inside_draft (
    id text primary key,
    sealed blob not null,
    day text not null
) strict, without rowid;

create table inside_report (
    id text primary key,
    -- As the office calls it.
    number integer not null unique,
    -- SHA-256 of the receipt number: who has the number may ask.
    receipt_hash text not null unique,
    sealed blob not null,
    day text not null,
    status text not null,
    version integer not null,
    -- The office has not seen it yet.
    is_new integer not null,
    -- The reporter has not been told of the last answer yet.
    has_news integer not null
) strict, without rowid;
