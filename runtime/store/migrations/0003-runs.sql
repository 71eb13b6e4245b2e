-- One row a run; append_events makes it and keeps it in step with the journal. JSON that came from outside is text:
-- jsonb refuses the character U+0000, which data may hold.
create table wl.runs (
  run_id text collate "C" primary key,
  tenant text not null,
  -- The document's name; its version where it is a stored one.
  document text not null,
  version integer,
  digest text not null,
  kind text not null default 'Workflow',
  monitor text,
  parent_run_id text,
  parent_path text,
  status text not null default 'accepted' check (
    status in ('accepted', 'running', 'waiting', 'completed', 'failed', 'canceled', 'timed_out', 'terminated')),
  last_seq bigint not null default 0,
  labels jsonb not null default '{}',
  -- Values (runtime/ir/value.ts) or, for `output`, what the terminal event shows.
  input text,
  output text,
  error text,
  -- What the bridge needs to start it: a crash between acceptance and start must not lose it.
  spec text,
  plan_version integer,
  interpreter_version integer,
  timeout_ms bigint,
  trace text,
  scheduled_time timestamptz,
  accepted_at timestamptz not null default clock_timestamp(),
  start_after timestamptz,
  -- When Temporal was known to have it.
  marked_started_at timestamptz,
  started_at timestamptz,
  closed_at timestamptz,
  -- The interpreter's last activation says that the end is near; the closer then asks Temporal.
  closing_at timestamptz,
  cancel_requested_at timestamptz,
  cancel_reason text,
  terminate_requested_at timestamptz,
  terminate_reason text,
  last_event_at timestamptz not null default clock_timestamp(),
  -- The highest fence that wrote.
  fence_generation integer not null default 0,
  fence_chain integer not null default 0,
  fence_length bigint not null default 0,
  -- What the reconciler has looked at, so that it looks again only when the run has grown.
  checked_at timestamptz,
  checked_generation integer,
  checked_chain integer,
  checked_length bigint,
  check ((closed_at is not null) = (status in ('completed', 'failed', 'canceled', 'timed_out', 'terminated')))
) with (fillfactor = 70);
-- No index holds what every append changes (last_seq, last_event_at, the fence): such updates stay in their page.
create index runs_by_age on wl.runs (tenant, accepted_at desc, run_id desc);
create index runs_by_document on wl.runs (tenant, document, accepted_at desc, run_id desc);
create index runs_by_monitor on wl.runs (tenant, monitor, accepted_at desc, run_id desc) where monitor is not null;
create index runs_by_parent on wl.runs (parent_run_id) where parent_run_id is not null;
create index runs_by_label on wl.runs using gin (labels jsonb_path_ops);
create index runs_open on wl.runs (accepted_at) where closed_at is null;
create index runs_unstarted on wl.runs (accepted_at) where status = 'accepted' and marked_started_at is null;
create index runs_to_stop on wl.runs (accepted_at)
  where closed_at is null and (cancel_requested_at is not null or terminate_requested_at is not null);
create index runs_closing on wl.runs (closing_at) where closed_at is null and closing_at is not null;

-- The Temporal executions of a run. Continue-as-new raises `chain`, a reset `generation`.
create table wl.run_executions (
  run_id text collate "C" not null,
  temporal_run_id text collate "C" not null,
  tenant text not null,
  generation integer not null,
  chain integer not null,
  reason text not null check (reason in ('start', 'continued', 'reset')),
  created_at timestamptz not null default clock_timestamp(),
  primary key (run_id, temporal_run_id)
);

call wl.protect('runs');
call wl.protect('run_executions');
grant select on wl.runs, wl.run_executions to watchloom_api;
grant update (marked_started_at, terminate_requested_at, terminate_reason) on wl.runs to watchloom_api;
grant select, insert, update, delete on wl.runs, wl.run_executions to watchloom_system;
grant select, insert, update on wl.runs, wl.run_executions to watchloom_definer;
