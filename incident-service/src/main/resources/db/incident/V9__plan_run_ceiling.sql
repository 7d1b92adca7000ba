-- Meetings whose pictures a run holds below a ceiling. The rows go in the transaction that orders
-- to let them rise again, which is the one that ends the run at the latest.
create table plan_run_ceiling (
    run_id     text not null references plan_run,
    meeting_id text not null,
    primary key (run_id, meeting_id)
);
