-- Why the outbox stands still, and since when; no row while it runs. Times are Unix milliseconds, UTC.
create table outbox_stop (
    id int not null constraint pk_outbox_stop primary key clustered constraint ck_outbox_stop_one check (id = 1),
    why nvarchar(max) collate Latin1_General_BIN2 not null,
    since bigint not null
);

-- The hourly purge walks by age.
create index media_cache_age on media_cache (created_at);
create index media_send_age on media_send (created_at);
