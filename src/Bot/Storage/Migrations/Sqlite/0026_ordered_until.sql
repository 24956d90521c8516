-- The day that 及时 is measured by: as told, or as extended. Null in rows of before: the deadline.
alter table rectification add column ordered_until text null;
