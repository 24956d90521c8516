-- A personal address by which one file is handed in; only the hash of its token is kept.
create table upload_link (
    token_sha256 nvarchar(64) collate Latin1_General_BIN2 not null constraint pk_upload_link primary key nonclustered,
    user_id nvarchar(64) collate Latin1_General_BIN2 not null,
    county nvarchar(64) collate Latin1_General_BIN2 null,
    expires_at bigint not null,
    used_at bigint null
);
