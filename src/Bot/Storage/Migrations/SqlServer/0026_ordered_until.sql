-- The day that 及时 is measured by: as told, or as extended. Null in rows of before: the deadline.
alter table rectification add ordered_until nvarchar(10) collate Latin1_General_BIN2 null;
