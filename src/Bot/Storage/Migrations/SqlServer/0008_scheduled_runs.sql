-- The windows of scheduled jobs that were entered into the inbox: each once, in whichever process. Times are Unix milliseconds, UTC.
create table scheduled_run (
    job nvarchar(64) collate Latin1_General_BIN2 not null,
    window_at bigint not null,
    entered_at bigint not null,
    constraint pk_scheduled_run primary key clustered (job, window_at)
);
