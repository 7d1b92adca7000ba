-- Who holds a recording since when, and why.
alter table recording
    add column held_by     text,
    add column held_at     timestamptz,
    add column hold_reason text;

comment on column recording.hold_reason is 'in the words of who held it; null: none was given';
