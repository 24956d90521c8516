-- The windows of scheduled jobs that were entered into the inbox: each once, in whichever process. Times are Unix milliseconds, UTC.
create table scheduled_run (
    job text not null,
    window_at integer not null,
    entered_at integer not null,
    primary key (job, window_at)
) strict, without rowid;
