-- Times are Unix milliseconds, UTC.

-- Who has a name for a while, over all instances; a row whose time is over is nobody's.
create table lease (
    name nvarchar(200) collate Latin1_General_BIN2 not null constraint pk_lease primary key clustered,
    holder nvarchar(64) collate Latin1_General_BIN2 not null,
    lease_until bigint not null
);
