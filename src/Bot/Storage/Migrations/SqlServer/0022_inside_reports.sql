-- 内部举报 (decision 16). What was said, by whom and with which pictures lies in "sealed", for which the database has no key. Days are yyyy-MM-dd; no finer time is kept.
-- The ids are chance, and the tables are stored in their order: no row number tells which came when.

-- What is still being written; deleted when it is handed in, taken back or left lying.
create table inside_draft (
    id nvarchar(64) collate Latin1_General_BIN2 not null,
    sealed varbinary(max) not null,
    day nvarchar(10) collate Latin1_General_BIN2 not null,
    constraint pk_inside_draft primary key clustered (id)
);

create table inside_report (
    id nvarchar(64) collate Latin1_General_BIN2 not null,
    -- As the office calls it.
    number int not null,
    -- SHA-256 of the receipt number: who has the number may ask.
    receipt_hash nvarchar(64) collate Latin1_General_BIN2 not null,
    sealed varbinary(max) not null,
    day nvarchar(10) collate Latin1_General_BIN2 not null,
    status nvarchar(16) collate Latin1_General_BIN2 not null,
    version int not null,
    -- The office has not seen it yet.
    is_new bit not null,
    -- The reporter has not been told of the last answer yet.
    has_news bit not null,
    constraint pk_inside_report primary key clustered (id),
    constraint uq_inside_report_number unique (number),
    constraint uq_inside_report_receipt unique (receipt_hash)
);
