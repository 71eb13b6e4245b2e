-- The outbox. One row a delivery: what is told, to whom, and how far that has come. A row is written in the transaction
-- of what it tells of, and sent afterwards, by any process that has a sender.
--   pending   waits for `due_at`
--   sending   a sender has it until `due_at`; after that it is taken for dead, and the row is due again
--   delivered, dead   the end; `redeliver` makes either pending again, under the same id
create table wl.deliveries (
  -- Made of origin, dedupe key and slot: the receiver drops what it has seen. Holds no ".".
  id text collate "C" primary key,
  tenant text not null,
  -- `run:<id>` or `monitor:<id>`: within it the dedupe key counts.
  origin text collate "C" not null,
  run_id text collate "C",
  monitor_id text collate "C",
  dedupe_key text collate "C" not null,
  -- Which of the channels: its place in `to`.
  slot integer not null,
  channel text not null,
  -- Of what is told: `monitor.notified`, `run.completed`, …
  type text not null,
  -- A closed template (runtime/ir/plan.ts) as text: in it a secret is a name that data cannot forge.
  target text not null,
  -- The signing secret of a callback, sealed; null where the target names one.
  sealed bytea,
  key_id text,
  -- A Notification (runtime/ir/notification.ts) as text; never changed, so that every attempt sends the same bytes.
  payload text not null,
  -- Tenant and host (or the secret that holds the address): what is bounded, and held back, together.
  endpoint text collate "C" not null,
  state text not null default 'pending' check (state in ('pending', 'sending', 'delivered', 'dead')),
  -- All attempts; those since it was made, or redelivered.
  attempts integer not null default 0,
  tries integer not null default 0,
  not_before timestamptz,
  due_at timestamptz not null,
  give_up_at timestamptz not null,
  last_status integer,
  last_error text,
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  unique (tenant, origin, dedupe_key, slot),
  check ((sealed is null) = (key_id is null))
) with (fillfactor = 80);
create index deliveries_due on wl.deliveries (endpoint, due_at) where state in ('pending', 'sending');
create index deliveries_by_age on wl.deliveries (tenant, created_at desc, id desc);
create index deliveries_by_run on wl.deliveries (run_id, created_at desc) where run_id is not null;
create index deliveries_by_monitor on wl.deliveries (tenant, monitor_id, created_at desc) where monitor_id is not null;
create index deliveries_sealed on wl.deliveries (key_id) where key_id is not null;
create index deliveries_ended on wl.deliveries (ended_at) where state in ('delivered', 'dead');

-- The delivery log: stored as each attempt begins, completed as it ends. `lost`: its sender died in it.
create table wl.delivery_attempts (
  delivery_id text collate "C" not null references wl.deliveries (id) on delete cascade,
  number integer not null,
  tenant text not null,
  outcome text check (outcome in ('delivered', 'failed', 'lost')),
  status integer,
  error text,
  -- The beginning of what was answered.
  response text,
  started_at timestamptz not null default clock_timestamp(),
  duration_ms integer,
  primary key (delivery_id, number)
);

-- `callback` of POST /runs, kept until the run ends.
create table wl.run_callbacks (
  run_id text collate "C" primary key,
  tenant text not null,
  delivery_id text collate "C" not null,
  target text not null,
  endpoint text not null,
  sealed bytea,
  key_id text
);

call wl.protect('deliveries');
call wl.protect('delivery_attempts');
call wl.protect('run_callbacks');
grant select on wl.deliveries, wl.delivery_attempts to watchloom_api;
-- `sealed` and `key_id`: when the master key is changed.
grant update (state, tries, due_at, give_up_at, ended_at, sealed, key_id) on wl.deliveries to watchloom_api;
grant select, insert on wl.run_callbacks to watchloom_api;
grant update (sealed, key_id) on wl.run_callbacks to watchloom_api;
grant select, insert, update, delete on wl.deliveries, wl.delivery_attempts, wl.run_callbacks to watchloom_system;
grant select, insert on wl.deliveries to watchloom_definer;
grant select, delete on wl.run_callbacks to watchloom_definer;

-- Writes deliveries in the transaction of what they tell of; one that is there already is left as it is. After
-- append_events, where both are in one transaction.
--   p_rows  [{id, origin, run_id?, monitor_id?, dedupe_key, slot, channel, type, target, payload, endpoint, not_before?}]
-- Answers the ids that are new.
create function wl.put_deliveries(p_tenant text, p_rows jsonb) returns setof text language plpgsql volatile
security definer set search_path = pg_catalog, wl, pg_temp as $$
begin
  perform wl.check_tenant(p_tenant);
  return query
    insert into wl.deliveries (id, tenant, origin, run_id, monitor_id, dedupe_key, slot, channel, type, target,
      payload, endpoint, not_before, due_at, give_up_at)
    select d.id, p_tenant, d.origin, d.run_id, d.monitor_id, d.dedupe_key, d.slot, d.channel, d.type, d.target,
           d.payload, d.endpoint, d.not_before, greatest(d.not_before, clock_timestamp()),
           greatest(d.not_before, clock_timestamp()) + interval '24 hours'
      from jsonb_to_recordset(p_rows) as d (id text, origin text, run_id text, monitor_id text, dedupe_key text,
        slot integer, channel text, type text, target text, payload text, endpoint text, not_before timestamptz)
    on conflict do nothing
    returning id;
end $$;
alter function wl.put_deliveries(text, jsonb) owner to watchloom_definer;
revoke all on function wl.put_deliveries(text, jsonb) from public;
grant execute on function wl.put_deliveries(text, jsonb) to watchloom_api, watchloom_system, watchloom_worker;

-- A run's end writes its callback, here and nowhere else: whoever stores a terminal event (the closer, a cancel or a
-- terminate before the start, what comes later) moves `closed_at`, and none of them can forget it or write two.
-- Thin and far below 20 kB: what the run gave is fetched with the run's id.
create function wl.call_back() returns trigger language plpgsql volatile security definer
set search_path = pg_catalog, wl, pg_temp as $$
declare
  c wl.run_callbacks%rowtype;
  -- Read as text: what the error says may hold what no JSON function takes, and nothing may stop a run's end.
  v_error constant text := substring(new.error from '^\{\s*"type"\s*:\s*"([^"\\]{1,200})"');
begin
  delete from wl.run_callbacks where run_id = new.run_id returning * into c;
  if not found then
    return null;
  end if;
  insert into wl.deliveries (id, tenant, origin, run_id, dedupe_key, slot, channel, type, target, sealed, key_id,
    payload, endpoint, due_at, give_up_at)
  values (c.delivery_id, c.tenant, 'run:' || new.run_id, new.run_id, 'callback', 0, 'webhook', 'run.' || new.status,
    c.target, c.sealed, c.key_id,
    json_build_object(
      'type', 'run.' || new.status,
      'timestamp', wl.rfc3339(new.closed_at),
      'data', json_strip_nulls(json_build_object(
        'run_id', new.run_id, 'document', new.document, 'version', new.version, 'status', new.status,
        'labels', new.labels, 'accepted_at', wl.rfc3339(new.accepted_at), 'closed_at', wl.rfc3339(new.closed_at),
        'error', case when v_error is not null then json_build_object('type', v_error) end)))::text,
    c.endpoint, clock_timestamp(), clock_timestamp() + interval '24 hours')
  on conflict do nothing;
  return null;
end $$;

create function wl.rfc3339(p_time timestamptz) returns text language sql stable
set search_path = pg_catalog, wl, pg_temp as $$
  select to_char(p_time at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
create trigger call_back after update of closed_at on wl.runs for each row
  when (old.closed_at is null and new.closed_at is not null) execute function wl.call_back();

alter function wl.call_back() owner to watchloom_definer;
revoke all on function wl.call_back(), wl.rfc3339(timestamptz) from public;
grant execute on function wl.call_back(), wl.rfc3339(timestamptz) to watchloom_definer;
