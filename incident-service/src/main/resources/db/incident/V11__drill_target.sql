-- What a drill breaks need not be a relay; it is in the body, and nothing asked for the column.
alter table drill drop column relay_id;
