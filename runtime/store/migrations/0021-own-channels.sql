-- A channel of a tenant's own workers is delivered by a run of its own: the attempt ends as that run ends.
alter table wl.deliveries
  -- A WorkerChannel (runtime/ir/notification.ts) as text; null: a channel that Watchloom speaks itself.
  add column worker text,
  -- The run of the attempt that is under way. `due_at` is then when it has ended for certain.
  add column worker_run text collate "C";
create index deliveries_with_workers on wl.deliveries (worker_run) where state = 'sending' and worker_run is not null;
-- In the transaction that accepts the run.
grant update (worker_run) on wl.deliveries to watchloom_api;

-- As before, with `worker`.
--   p_rows  [{id, origin, run_id?, monitor_id?, dedupe_key, slot, channel, type, target, payload, endpoint, not_before?,
--            worker?}]
create or replace function wl.put_deliveries(p_tenant text, p_rows jsonb) returns setof text language plpgsql volatile
security definer set search_path = pg_catalog, wl, pg_temp as $$
begin
  perform wl.check_tenant(p_tenant);
  return query
    insert into wl.deliveries (id, tenant, origin, run_id, monitor_id, dedupe_key, slot, channel, type, target,
      payload, endpoint, not_before, worker, due_at, give_up_at)
    select d.id, p_tenant, d.origin, d.run_id, d.monitor_id, d.dedupe_key, d.slot, d.channel, d.type, d.target,
           d.payload, d.endpoint, d.not_before, d.worker, greatest(d.not_before, clock_timestamp()),
           greatest(d.not_before, clock_timestamp()) + interval '24 hours'
      from jsonb_to_recordset(p_rows) as d (id text, origin text, run_id text, monitor_id text, dedupe_key text,
        slot integer, channel text, type text, target text, payload text, endpoint text, not_before timestamptz,
        worker text)
    on conflict do nothing
    returning id;
end $$;

-- A check that a schedule starts has no row when its schedule is made, so it cannot be given a capability of its own.
-- Its monitor has one, which the schedule gives to every check, and a check's is made of it:
--
--   monitor's   HMAC(key, "monitor" tenant monitor_id)
--   check's     HMAC(monitor's, "check" run_id): a run of a monitor without a parent, whoever starts it
create function wl.monitor_capability(p_tenant text, p_monitor text) returns text language sql stable security definer
set search_path = pg_catalog, wl, pg_temp as $$
  select encode(wl.hmac(key, E'monitor\n' || p_tenant || E'\n' || p_monitor), 'hex') from wl.capability_key
$$;

create or replace function wl.capability_of(p_run text) returns bytea language plpgsql stable
set search_path = pg_catalog, wl, pg_temp as $$
declare
  r record;
  v_run text := p_run;
  v_children text[] := '{}';
  v_cap bytea;
begin
  for i in 1 .. 32 loop
    select tenant, run_id, parent_run_id, monitor into r from wl.runs where run_id = v_run;
    if not found then
      return null;
    end if;
    if r.parent_run_id is null then
      select case
          when r.monitor is null then wl.hmac(key, E'run\n' || r.tenant || E'\n' || r.run_id)
          else wl.hmac(wl.hmac(key, E'monitor\n' || r.tenant || E'\n' || r.monitor), E'check\n' || r.run_id)
        end into v_cap from wl.capability_key;
      foreach v_run in array v_children loop
        v_cap := wl.hmac(v_cap, E'child\n' || v_run);
      end loop;
      return v_cap;
    end if;
    v_children := r.run_id || v_children;
    v_run := r.parent_run_id;
  end loop;
  return null;
end $$;

alter function wl.monitor_capability(text, text) owner to watchloom_definer;
revoke all on function wl.monitor_capability(text, text) from public;
grant execute on function wl.monitor_capability(text, text) to watchloom_system;
