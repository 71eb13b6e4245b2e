-- One row a call: the attempts that were begun and, at last, the output. It outlives every crash of a host.
create table wl.checkpoints (
  run_id text collate "C" not null,
  generation integer not null,
  path text collate "C" not null,
  tenant text not null,
  activity text,
  state text not null check (state in ('begun', 'ended', 'done')),
  -- The last one begun.
  attempt integer not null,
  input_digest text not null,
  -- A Value (runtime/ir/value.ts); set when done.
  output text,
  output_digest text,
  -- Beside the output: the evaluated undo, the usage.
  extra text,
  -- Of the last attempt that is known to have ended without an output.
  failure text,
  begun_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (run_id, generation, path),
  check ((state = 'done') = (output is not null))
) with (fillfactor = 80);

-- Which run keeps which blob alive.
create table wl.blob_refs (
  tenant text not null,
  digest text collate "C" not null,
  run_id text collate "C" not null,
  size bigint not null,
  media_type text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant, digest, run_id)
);
create index blob_refs_by_run on wl.blob_refs (run_id);

call wl.protect('checkpoints');
call wl.protect('blob_refs');
grant select on wl.checkpoints to watchloom_api;
grant select, insert on wl.blob_refs to watchloom_api;
grant select, insert, update, delete on wl.checkpoints, wl.blob_refs to watchloom_system;
grant select, insert, update on wl.checkpoints, wl.blob_refs to watchloom_definer;
