-- A meeting larger than one relay runs on several pairs: those after the first as JSON, and which
-- of them carries a seat.
alter table placement add column branches text;
alter table participant add column branch integer not null default 0 check (branch >= 0);
