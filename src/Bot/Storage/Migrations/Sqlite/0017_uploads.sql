-- A personal address by which one file is handed in; only the hash of its token is kept.
create table upload_link (
    token_sha256 text not null,
    user_id text not null,
    county text null,
    expires_at integer not null,
    used_at integer null,
    primary key (token_sha256)
) strict;
