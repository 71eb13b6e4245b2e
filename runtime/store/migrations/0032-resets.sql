-- Sweeps look for open runs that were reset. Those are few; to find them no other run is read.
create index executions_of_resets on wl.run_executions (run_id) where reason = 'reset';
