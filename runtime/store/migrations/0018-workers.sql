-- What a run waits for, kinds of steps of its last `run.waiting`: one cheap query counts the waiting runs by it. It
-- means something only while the status is `waiting`.
alter table wl.runs add column waiting_for text[];
create function wl.note_waiting() returns trigger language plpgsql
set search_path = pg_catalog, wl, pg_temp as $$
begin
  -- `json`, not `jsonb`: what is waited for may hold U+0000 in a question.
  update wl.runs set waiting_for = (
    select array_agg(distinct w ->> 'kind')
      from json_array_elements(case json_typeof(new.data::json -> 'waiting_for')
        when 'array' then new.data::json -> 'waiting_for' else '[]' end) w)
   where run_id = new.run_id;
  return null;
end $$;
revoke all on function wl.note_waiting() from public;
create trigger note_waiting after insert on wl.events for each row
  when (new.type = 'run.waiting' and not new.repaired) execute function wl.note_waiting();

-- Activities of a tenant's own workers, as their manifests say. The newest version counts; runs keep their plans.
create table wl.activities (
  tenant text not null,
  name text collate "C" not null,
  version integer not null,
  -- JSON as text, as it was given.
  manifest text not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  updated_by text not null,
  primary key (tenant, name)
);
call wl.protect('activities');
grant select, insert, update, delete on wl.activities to watchloom_api, watchloom_system;

-- Capabilities: what a worker without rights in the database shows to append to one run's one path.
--
--   run's       HMAC(key, "run" tenant run_id) for a run without a parent;
--               HMAC(parent's, "child" run_id) for a child, so that the workflow can make its children's
--   activity's  "wlcap." base64url(payload) "." hex(HMAC(run's, base64url(payload))), with the payload
--               {"t": tenant, "r": run_id, "g": generation, "p": path, "x": temporal_run_id, "s": shielded, "e": expiry}
--
-- The key never leaves the database: the definer alone reads it.
create table wl.capability_key (
  one boolean primary key default true check (one),
  key bytea not null check (length(key) = 32)
);
revoke all on wl.capability_key from public;
grant select on wl.capability_key to watchloom_definer;
-- Each uuid has 122 bits of Postgres' strong random source.
insert into wl.capability_key (key)
select sha256(convert_to(string_agg(gen_random_uuid()::text, ''), 'UTF8')) from generate_series(1, 4);

-- HMAC-SHA-256 (RFC 2104) with what every Postgres has; the key has at most 64 bytes.
create function wl.hmac(p_key bytea, p_message text) returns bytea language plpgsql immutable strict
set search_path = pg_catalog, wl, pg_temp as $$
declare
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for i in 0 .. length(p_key) - 1 loop
    inner_pad := set_byte(inner_pad, i, get_byte(p_key, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(p_key, i) # 92);
  end loop;
  return sha256(outer_pad || sha256(inner_pad || convert_to(p_message, 'UTF8')));
end $$;

-- A run's own capability; null where there is no such run, or it has more ancestors than runs may have.
create function wl.capability_of(p_run text) returns bytea language plpgsql stable
set search_path = pg_catalog, wl, pg_temp as $$
declare
  r record;
  v_run text := p_run;
  v_children text[] := '{}';
  v_cap bytea;
begin
  for i in 1 .. 32 loop
    select tenant, run_id, parent_run_id into r from wl.runs where run_id = v_run;
    if not found then
      return null;
    end if;
    if r.parent_run_id is null then
      select wl.hmac(key, E'run\n' || r.tenant || E'\n' || r.run_id) into v_cap from wl.capability_key;
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

-- For the starter, which gives it to the workflow in a header of the start. Hex.
create function wl.run_capability(p_run text) returns text language sql stable security definer
set search_path = pg_catalog, wl, pg_temp as $$
  select encode(wl.capability_of(p_run), 'hex')
$$;

-- What an activity's capability opens. Errors: WL401 where it is none, or opens nothing (any more).
create function wl.open_capability(p_token text) returns jsonb language plpgsql stable
set search_path = pg_catalog, wl, pg_temp as $$
declare
  v_payload text := split_part(p_token, '.', 2);
  v_claims jsonb;
  v_cap bytea;
begin
  if length(p_token) > 10000 or p_token !~ '^wlcap[.][A-Za-z0-9_-]+[.][0-9a-f]{64}$' then
    raise exception 'this is no capability' using errcode = 'WL401';
  end if;
  begin
    v_claims := convert_from(decode(
      translate(v_payload, '-_', '+/') || repeat('=', (4 - length(v_payload) % 4) % 4), 'base64'), 'UTF8')::jsonb;
  exception when others then
    raise exception 'this is no capability' using errcode = 'WL401';
  end;
  v_cap := wl.capability_of(v_claims ->> 'r');
  -- Of digests: how long a comparison takes says nothing of what was compared.
  if v_cap is null or sha256(convert_to(encode(wl.hmac(v_cap, v_payload), 'hex'), 'UTF8'))
     <> sha256(convert_to(split_part(p_token, '.', 3), 'UTF8')) then
    raise exception 'the capability opens nothing here' using errcode = 'WL401';
  end if;
  if (v_claims ->> 'e')::bigint <= extract(epoch from clock_timestamp()) then
    raise exception 'the capability has expired' using errcode = 'WL401';
  end if;
  return v_claims;
end $$;

-- The head of a capability's calls, as the three functions take it.
create function wl.capability_head(p_claims jsonb) returns jsonb language sql immutable
set search_path = pg_catalog, wl, pg_temp as $$
  select jsonb_build_object('tenant', p_claims ->> 't', 'run_id', p_claims ->> 'r', 'generation', p_claims -> 'g',
    'temporal_run_id', p_claims ->> 'x')
$$;

-- The attempt must be one that was begun. WL409 where it was not; an older one is the callee's to answer.
create function wl.demand_attempt(p_head jsonb, p_path text, p_attempt integer) returns integer language plpgsql stable
set search_path = pg_catalog, wl, pg_temp as $$
declare
  v_generation integer;
  v_stored integer;
begin
  select generation into v_generation from wl.run_state(p_head);
  select attempt into v_stored from wl.checkpoints
   where run_id = p_head ->> 'run_id' and generation = v_generation and path = p_path;
  if v_stored is null or v_stored < p_attempt then
    raise exception 'attempt % of "%" was not begun', p_attempt, p_path using errcode = 'WL409';
  end if;
  return v_generation;
end $$;

-- `append_events` for the holder of a capability.
--   p_events  [{type, number, time, data}] of one attempt, `data` as JSON text; the key is made here
create function wl.append_events_with(p_capability text, p_attempt integer, p_events jsonb)
returns table (outcome text, last_seq bigint, stored jsonb, status text, cancel_requested boolean)
language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_claims constant jsonb := wl.open_capability(p_capability);
  v_head constant jsonb := wl.capability_head(v_claims);
  v_path constant text := v_claims ->> 'p';
  v_generation integer;
begin
  v_generation := wl.demand_attempt(v_head, v_path, p_attempt);
  if exists (select from jsonb_array_elements(p_events) e
              where coalesce(e ->> 'type', '') not in
                ('step.delta', 'step.log', 'step.retrying', 'tool.started', 'tool.completed')) then
    raise exception 'an event of this type is not a worker''s to write' using errcode = 'WL422';
  end if;
  return query select * from wl.append_events(v_head, null, (
    select jsonb_agg(jsonb_build_object(
      'key', concat_ws('/', v_generation, v_path, p_attempt, e ->> 'type',
        case when e ->> 'type' <> 'step.retrying' then e ->> 'number' end),
      'type', e ->> 'type', 'time', e ->> 'time', 'path', v_path, 'attempt', p_attempt, 'data', e ->> 'data')
      order by n)
    from jsonb_array_elements(p_events) with ordinality as x (e, n)), '{}');
end $$;

-- `get_checkpoint` for the holder of a capability; after the run's cancel only what is shielded begins.
create function wl.get_checkpoint_with(p_capability text, p_input_digest text, p_begin boolean, p_activity text)
returns table (state text, generation integer, attempt integer, output text, extra text, previous text,
  previous_failure text, status text, cancel_requested boolean)
language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_claims constant jsonb := wl.open_capability(p_capability);
  v_head constant jsonb := wl.capability_head(v_claims);
  s record;
begin
  select * into s from wl.run_state(v_head);
  return query select * from wl.get_checkpoint(v_head, v_claims ->> 'p', p_input_digest,
    p_begin and (not s.cancel_requested or (v_claims ->> 's')::boolean), p_activity);
end $$;

-- `put_checkpoint` for the holder of a capability. With an output it writes `checkpoint.created` in the same
-- transaction, before it. WL410 where nothing of the call may commit any more: all of it is undone.
create function wl.put_checkpoint_with(p_capability text, p_attempt integer, p_input_digest text, p_output text,
  p_failure text, p_extra text, p_blobs jsonb, p_event_data text)
returns table (outcome text, attempt integer, output text, extra text)
language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_claims constant jsonb := wl.open_capability(p_capability);
  v_head constant jsonb := wl.capability_head(v_claims);
  v_path constant text := v_claims ->> 'p';
  v_generation integer;
  a record;
begin
  v_generation := wl.demand_attempt(v_head, v_path, p_attempt);
  if p_output is not null then
    select * into a from wl.append_events(v_head, null, jsonb_build_array(jsonb_build_object(
      'key', concat_ws('/', v_generation, v_path, p_attempt, 'checkpoint.created'), 'type', 'checkpoint.created',
      'time', clock_timestamp(), 'path', v_path, 'attempt', p_attempt, 'data', p_event_data)), '{}');
    if a.cancel_requested and not (v_claims ->> 's')::boolean then
      raise exception 'the run is cancelled: nothing of this call commits any more' using errcode = 'WL410';
    end if;
  end if;
  return query select * from wl.put_checkpoint(v_head, v_path, p_attempt, p_input_digest, p_output, p_failure, p_extra,
    p_blobs);
end $$;

alter function wl.run_capability(text) owner to watchloom_definer;
alter function wl.append_events_with(text, integer, jsonb) owner to watchloom_definer;
alter function wl.get_checkpoint_with(text, text, boolean, text) owner to watchloom_definer;
alter function wl.put_checkpoint_with(text, integer, text, text, text, text, jsonb, text) owner to watchloom_definer;
revoke all on function wl.hmac(bytea, text), wl.capability_of(text), wl.run_capability(text), wl.open_capability(text),
  wl.capability_head(jsonb), wl.demand_attempt(jsonb, text, integer), wl.append_events_with(text, integer, jsonb),
  wl.get_checkpoint_with(text, text, boolean, text),
  wl.put_checkpoint_with(text, integer, text, text, text, text, jsonb, text) from public;
grant execute on function wl.hmac(bytea, text), wl.capability_of(text), wl.open_capability(text),
  wl.capability_head(jsonb), wl.demand_attempt(jsonb, text, integer) to watchloom_definer;
grant execute on function wl.run_capability(text) to watchloom_system;
grant execute on function wl.append_events_with(text, integer, jsonb), wl.get_checkpoint_with(text, text, boolean, text),
  wl.put_checkpoint_with(text, integer, text, text, text, text, jsonb, text) to watchloom_worker;
