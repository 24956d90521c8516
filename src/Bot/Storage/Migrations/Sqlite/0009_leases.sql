-- Times are Unix milliseconds, UTC.

-- Who has a name for a while, over all instances; a row whose time is over is nobody's.
create table lease (
    name text primary key,
    holder text not null,
    lease_until integer not null
) strict, without rowid;
