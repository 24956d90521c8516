-- The oldest open row of each lane is its head, and only heads are claimed: however many rows wait behind them or for their time,
-- claiming reads no more than what it takes. Whoever adds, ends or revives a row keeps the mark in the same transaction.

alter table inbox add column head integer not null default 0 check (head in (0, 1));

update inbox set head = 1
where state = 'new' and not exists (select 1 from inbox as e where e.state = 'new' and e.lane = inbox.lane and e.id < inbox.id);

drop index inbox_next;
create index inbox_due on inbox (lease_until) where head = 1;

alter table outbox add column head integer not null default 0 check (head in (0, 1));

update outbox set head = 1
where state = 'new' and not exists (select 1 from outbox as e where e.state = 'new' and e.lane = outbox.lane and e.id < outbox.id);

drop index outbox_next;
create index outbox_due on outbox (due_at) where head = 1;

-- Nonces begin with their time, so in the key's own order new ones lie side by side; an index by age would double the writing.
drop table callback_nonce;
create table callback_nonce (
    nonce text primary key,
    dedup_key text not null,
    seen_at integer not null
) strict, without rowid;
