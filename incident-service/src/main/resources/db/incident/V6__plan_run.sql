-- Emergency plans being carried out. The body is the run as JSON; plan is the text of its file as
-- it was when the run began. Nobody looks at a row before due_at; while somebody acts for it,
-- acting_until says for how long nobody else does.
create table plan_run (
    id           text primary key,
    plan_id      text        not null,
    target       text        not null,
    incident_id  text,
    drill_id     text,
    state        text        not null,
    created_at   timestamptz not null,
    due_at       timestamptz,
    acting_until timestamptz,
    revision     bigint      not null,
    body         text        not null,
    plan_file    text        not null,
    plan         text        not null
);

-- One run at a time acts on a target, whoever writes.
create unique index plan_run_one_acting
    on plan_run (target) where state in ('running', 'rolling-back');
create index plan_run_due on plan_run (due_at) where due_at is not null;
create index plan_run_newest on plan_run (created_at desc, id desc);
create index plan_run_incident on plan_run (incident_id) where incident_id is not null;
