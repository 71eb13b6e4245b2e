-- Monitors. The row is the truth: Temporal's schedule is made from it, under its lock, and mended where it differs.
create table wl.monitors (
  id text collate "C" primary key,
  tenant text not null,
  name text collate "C" not null,
  -- As it was sent, so that it is given back with its comments; what it says as JSON text; how it was lowered.
  source text not null,
  format text not null check (format in ('json', 'yaml')),
  document text not null,
  -- What starts one check (TemporalWorkflowSpec, but for ids and times), and what is done with it (MonitorSpec).
  spec text not null,
  settings text not null,
  digest text not null,
  labels jsonb not null default '{}',
  -- Grows with every edit: a check of an older one commits nothing.
  revision integer not null default 1,
  state text not null default 'active' check (state in ('active', 'paused', 'completed', 'expired')),
  health text not null default 'ok' check (health in ('ok', 'failing', 'empty', 'stale', 'blocked', 'undelivered')),
  health_since timestamptz,
  -- {type, message} as text.
  health_error text,
  -- What was told last; null where nothing is wrong or nobody was told yet.
  health_told text,
  -- In a row.
  failures integer not null default 0,
  empties integer not null default 0,
  last_check_at timestamptz,
  -- Of the last check that saw a value; staleness counts from it, or from when the monitor became active.
  last_good_at timestamptz,
  last_change_at timestamptz,
  last_notified_at timestamptz,
  active_since timestamptz not null default clock_timestamp(),
  -- An adaptive monitor's: when the next check is due, how long the gap is, and which check Temporal was given.
  next_check_at timestamptz,
  interval_ms bigint,
  started_check_at timestamptz,
  -- The revision (negative: of a monitor without a schedule) that Temporal's schedule was made from; null: none was.
  scheduled text,
  -- When what is held back may go; null: nothing is held.
  release_at timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  created_by text,
  updated_at timestamptz not null default clock_timestamp(),
  unique (tenant, name)
) with (fillfactor = 70);
create index monitors_by_age on wl.monitors (tenant, created_at desc, id desc);
create index monitors_by_label on wl.monitors using gin (labels jsonb_path_ops);
create index monitors_due on wl.monitors (next_check_at) where state = 'active' and next_check_at is not null;
create index monitors_release on wl.monitors (release_at) where release_at is not null;
create index monitors_expiry on wl.monitors (expires_at) where state in ('active', 'paused') and expires_at is not null;

-- What is remembered between two checks; written once a check, by whoever has read the version that is still there.
create table wl.monitor_state (
  monitor_id text collate "C" primary key references wl.monitors (id) on delete cascade,
  tenant text not null,
  version bigint not null default 0,
  -- Of source, select, extract and compare: the baseline belongs to it.
  digest text,
  -- Values (runtime/ir/value.ts): the confirmed baseline, and the value at the last notification that was sent.
  value text,
  hash text,
  last_notified text,
  etag text,
  last_modified text,
  -- Of what the source gave, before anything was selected.
  raw_hash text,
  truth boolean not null default false,
  -- {key, count}
  candidate text,
  -- {question, verdict}, and verdicts by question and change.
  answer text,
  verdicts text,
  -- {hash, value}: what a model made of a text.
  extraction text,
  -- Facts that a search found, bounded.
  facts text,
  sent_at timestamptz,
  sent_on date,
  sent_count integer not null default 0,
  tokens_on date,
  tokens bigint not null default 0
) with (fillfactor = 70);

-- How each check ended. A check is a run: what it did stands in its journal.
create table wl.monitor_checks (
  run_id text collate "C" primary key,
  tenant text not null,
  monitor_id text collate "C" not null references wl.monitors (id) on delete cascade,
  revision integer not null,
  mode text not null,
  outcome text not null check (outcome in ('unchanged', 'changed', 'empty', 'failed')),
  told boolean not null default false,
  held boolean not null default false,
  -- What the check is shown as; a JSON object as text.
  shown text not null,
  at timestamptz not null default clock_timestamp()
);
create index monitor_checks_by_age on wl.monitor_checks (monitor_id, at desc);

-- Notifications that are held back, oldest first.
create table wl.held_notifications (
  id bigint generated always as identity primary key,
  tenant text not null,
  monitor_id text collate "C" not null references wl.monitors (id) on delete cascade,
  run_id text collate "C" not null,
  at timestamptz not null default clock_timestamp(),
  -- Draft, value and the members of `data`, as text.
  draft text not null,
  value text not null,
  data text not null,
  no_longer_true boolean not null default false
);
create index held_by_monitor on wl.held_notifications (monitor_id, id);

call wl.protect('monitors');
call wl.protect('monitor_state');
call wl.protect('monitor_checks');
call wl.protect('held_notifications');
grant select, insert, update, delete on wl.monitors, wl.monitor_state, wl.monitor_checks, wl.held_notifications
  to watchloom_api, watchloom_system;

-- One request at a time to a host, and so many a second, from all monitors of all processes. No tenant's: a host is
-- everybody's. Unlogged, since after a crash nobody has a turn.
create unlogged table wl.host_turns (
  host text collate "C" primary key,
  holder text,
  -- A holder that has died loses its turn then.
  held_until timestamptz,
  free_at timestamptz not null
) with (fillfactor = 50);
grant select, insert, update, delete on wl.host_turns to watchloom_system;
