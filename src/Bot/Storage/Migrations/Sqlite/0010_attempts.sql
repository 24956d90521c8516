-- What an item went through, each by itself: ends of the program while it was handled alone, errors, and waiting. Times are Unix milliseconds, UTC.

alter table inbox add column failures integer not null default 0;
alter table inbox add column alone integer not null default 0;
-- Since when it waits for its time, by the clock of then; null while it never did.
alter table inbox add column waits_since integer null;

-- The first failed attempt of those that failed one after the other.
alter table outbox add column failing_since integer null;
alter table outbox add column waits_since integer null;
