-- Checks of adaptive monitors that Temporal holds, though the monitor has no next one any more: looked for every second.

create index monitors_started on wl.monitors (started_check_at) where started_check_at is not null;

-- What a check's models used goes with its row, as all else that names it.
grant delete on wl.run_tokens to watchloom_system;
