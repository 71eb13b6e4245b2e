-- The journal. Rows never change.
create table wl.events (
  run_id text collate "C" not null,
  seq bigint not null,
  tenant text not null,
  -- With run and seq: the order of the tenant's stream. See 0002 for the epoch.
  epoch bigint not null,
  xid xid8 not null default pg_current_xact_id(),
  -- The event's place: generation / path / attempt / kind.
  key text collate "C" not null,
  -- 0, or one more than that of the row which this one supersedes.
  revision integer not null default 0,
  type text not null,
  time timestamptz not null,
  path text,
  attempt integer,
  -- A JSON object, as text (see 0003), exactly as it was given.
  data text not null,
  supersedes bigint,
  repaired boolean not null default false,
  fence_generation integer not null,
  fence_chain integer not null,
  fence_length bigint not null,
  stored_at timestamptz not null default clock_timestamp(),
  primary key (run_id, seq)
);
create unique index events_by_key on wl.events (run_id, key, revision);
create index events_in_order on wl.events (tenant, epoch, xid, run_id, seq);

call wl.protect('events');
grant select on wl.events to watchloom_api;
grant select, delete on wl.events to watchloom_system;
grant select, insert on wl.events to watchloom_definer;
