-- What an item went through, each by itself: ends of the program while it was handled alone, errors, and waiting. Times are Unix milliseconds, UTC.

alter table inbox add
    failures int not null constraint df_inbox_failures default 0,
    alone int not null constraint df_inbox_alone default 0,
    -- Since when it waits for its time, by the clock of then; null while it never did.
    waits_since bigint null;

-- The first failed attempt of those that failed one after the other.
alter table outbox add
    failing_since bigint null,
    waits_since bigint null;
