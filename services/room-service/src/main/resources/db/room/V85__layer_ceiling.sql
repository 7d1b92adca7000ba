-- What runs of emergency plans hold the pictures of a meeting below. Without ends_at: nothing any
-- more; the row stays, so that an old command is known to be old.
create sequence layer_ceiling_revision;

create table layer_ceiling (
    meeting_id      text        not null references meeting,
    run_id          text        not null,
    command_id      text        not null,
    issued_at       timestamptz not null,
    audio_only      boolean     not null,
    height          integer check (height > 0),
    bits_per_second bigint check (bits_per_second > 0),
    ends_at         timestamptz,
    revision        bigint      not null default nextval('layer_ceiling_revision'),
    primary key (meeting_id, run_id)
);
