-- A run that was asked for by `POST /runs/{id}/rerun` says of which run it is the repetition.
alter table wl.runs add column rerun_of text collate "C";
create index runs_by_rerun on wl.runs (rerun_of, accepted_at desc) where rerun_of is not null;
grant update (rerun_of) on wl.runs to watchloom_api;

-- `GET /runs/{id}/logs` reads these alone, out of a journal that may have many others.
create index events_of_logs on wl.events (run_id, seq) where type = 'step.log';
