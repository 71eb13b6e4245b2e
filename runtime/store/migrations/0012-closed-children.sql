-- Each sweep looks for children that have just closed: a parent that continued as new meanwhile has to be told.
create index runs_closed_children on wl.runs (closed_at desc) where parent_run_id is not null and closed_at is not null;
