-- append_events (0006) as it was, but for three things that concern what comes late:
--   - what a generation before told is told again after a reset, and `run.reset` says how the run stands now:
--     p_head {…, standing?: {status, data}}, `data` as the text of a `run.waiting`'s; absent: it runs
--   - an attempt whose end is stored says nothing more
--   - a repaired word on the run's status counts where nothing later has said how the run stands
create or replace function wl.append_events(p_head jsonb, p_fence jsonb, p_events jsonb, p_options jsonb default '{}')
returns table (outcome text, last_seq bigint, stored jsonb, status text, cancel_requested boolean)
language plpgsql volatile security definer
set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_run constant text := p_head ->> 'run_id';
  v_tenant constant text := p_head ->> 'tenant';
  v_temporal constant text := p_head ->> 'temporal_run_id';
  v_repair constant boolean := coalesce((p_options ->> 'repair')::boolean, false);
  v_standing constant jsonb := p_head -> 'standing';
  v_has_fence constant boolean := coalesce(jsonb_typeof(p_fence), 'null') <> 'null';
  v_generation integer := coalesce((p_fence ->> 'generation')::integer, 1);
  v_chain constant integer := coalesce((p_fence ->> 'chain')::integer, 0);
  v_length constant bigint := coalesce((p_fence ->> 'length')::bigint, 0);
  v_epoch bigint;
  v_seq bigint;
  v_status text;
  v_outcome text := 'ok';
  v_stored jsonb := '[]';
  v_fresh boolean := false;
  v_made boolean := false;
  v_births jsonb := '[]';
  v_data text;
  v_revision integer;
  v_supersedes bigint;
  v_over boolean;
  v_started_at timestamptz;
  v_output text;
  v_error text;
  v_cancel boolean := false;
  r wl.runs%rowtype;
  e record;
  x record;
begin
  -- First of all, and the transaction must not have a transaction id yet: it then takes one under this lock, and so
  -- the order of ids is the order of seq. With a row's lock the id is taken before the lock is granted, and the
  -- tenant's stream, which goes by ids, would show a run's events out of order.
  perform pg_advisory_xact_lock(hashtextextended(v_run, 0));
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'append_events must be the first write of its transaction, and once' using errcode = 'WL001';
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append_events needs isolation "read committed": another snapshot would not see who wrote before'
      using errcode = 'WL001';
  end if;
  if v_run is null or v_run = '' then
    raise exception 'no run_id given' using errcode = 'WL002';
  end if;
  perform wl.check_tenant(v_tenant);
  if v_repair and wl.caller() <> 'watchloom_system' then
    raise exception 'a repair needs the role "watchloom_system", not "%"', wl.caller() using errcode = 'WL002';
  end if;
  select value::bigint into v_epoch from wl.settings where name = 'epoch';
  if v_epoch is null then
    v_epoch := wl.ensure_epoch();
  end if;

  select * into r from wl.runs where run_id = v_run;
  if not found then
    insert into wl.runs (
      run_id, tenant, document, version, digest, kind, monitor, parent_run_id, parent_path, labels, input, spec,
      plan_version, interpreter_version, timeout_ms, trace, scheduled_time, accepted_at, start_after)
    values (
      v_run, v_tenant, p_head ->> 'document', (p_head ->> 'version')::integer, p_head ->> 'digest',
      coalesce(p_head ->> 'kind', 'Workflow'), p_head ->> 'monitor', p_head ->> 'parent_run_id',
      p_head ->> 'parent_path', coalesce(p_head -> 'labels', '{}'), p_head ->> 'input', p_head ->> 'spec',
      (p_head ->> 'plan_version')::integer, (p_head ->> 'interpreter_version')::integer,
      (p_head ->> 'timeout_ms')::bigint, p_head ->> 'trace', (p_head ->> 'scheduled_time')::timestamptz,
      coalesce((p_head ->> 'accepted_at')::timestamptz, clock_timestamp()), (p_head ->> 'start_after')::timestamptz)
    returning * into r;
    v_made := true;
  elsif r.tenant <> v_tenant then
    raise exception 'run "%" is another tenant''s', v_run using errcode = 'WL002';
  end if;
  v_seq := r.last_seq;
  v_status := r.status;

  if r.closed_at is not null then
    return query select 'closed'::text, r.last_seq, wl.stored_already(v_run, p_events), r.status,
      r.cancel_requested_at is not null;
    return;
  end if;
  if p_options ? 'expect_status' and not v_made and r.status <> p_options ->> 'expect_status' then
    return query select 'status'::text, r.last_seq, wl.stored_already(v_run, p_events), r.status,
      r.cancel_requested_at is not null;
    return;
  end if;

  -- Which generation this execution is of. A reset is not told so by its input: it is known by its Temporal run id,
  -- which we have not seen, at a place in the chain that we have.
  if v_temporal is not null then
    select generation, chain into e from wl.run_executions where run_id = v_run and temporal_run_id = v_temporal;
    if found then
      v_generation := greatest(v_generation, e.generation);
    elsif v_has_fence then
      select generation, chain into e from wl.run_executions where run_id = v_run
       order by generation desc, chain desc limit 1;
      if not found then
        insert into wl.run_executions (run_id, temporal_run_id, tenant, generation, chain, reason)
        values (v_run, v_temporal, v_tenant, v_generation, v_chain, 'start');
      elsif v_chain > e.chain then
        v_generation := greatest(v_generation, e.generation);
        insert into wl.run_executions (run_id, temporal_run_id, tenant, generation, chain, reason)
        values (v_run, v_temporal, v_tenant, v_generation, v_chain, 'continued');
      else
        v_generation := e.generation + 1;
        insert into wl.run_executions (run_id, temporal_run_id, tenant, generation, chain, reason)
        values (v_run, v_temporal, v_tenant, v_generation, v_chain, 'reset');
        v_births := jsonb_build_array(jsonb_build_object(
          'key', v_generation || '//0/run.reset', 'type', 'run.reset', 'born', true,
          'time', coalesce(p_events -> 0 ->> 'time', clock_timestamp()::text),
          'data', coalesce(left(v_standing ->> 'data', -1), '{"status":"running"') || ',"generation":' || v_generation || '}'));
      end if;
    end if;
  end if;

  -- A workflow task that was redone may take another way: what a lower fence says did not happen.
  if v_has_fence and not v_repair
     and (v_generation, v_chain, v_length) < (r.fence_generation, r.fence_chain, r.fence_length) then
    return query select 'stale_fence'::text, r.last_seq, wl.stored_already(v_run, p_events), r.status,
      r.cancel_requested_at is not null;
    return;
  end if;

  -- A run that a schedule or a parent started is first heard of by its own first events.
  if v_made and not p_events @> '[{"type": "run.created"}]' then
    v_births := jsonb_build_array(jsonb_build_object(
      'key', '1//0/run.created', 'type', 'run.created', 'born', true,
      'time', coalesce(p_head ->> 'scheduled_time', p_events -> 0 ->> 'time', clock_timestamp()::text),
      'data', jsonb_build_object('status', 'accepted'))) || v_births;
  end if;

  for e in select value as ev from jsonb_array_elements(v_births || p_events) loop
    v_data := case jsonb_typeof(e.ev -> 'data')
      when 'string' then e.ev ->> 'data' when 'object' then (e.ev -> 'data')::text else '{}' end;
    v_revision := 0;
    v_supersedes := null;
    select seq, data, revision, fence_generation, fence_chain, fence_length into x
      from wl.events where run_id = v_run and key = e.ev ->> 'key' order by revision desc limit 1;
    if found then
      -- What a generation before said of this place was reset away: it is told again, though it be the same.
      if (x.fence_generation, x.fence_chain, x.fence_length) >= (v_generation, v_chain, v_length)
         or (x.fence_generation = v_generation and wl.is_same_data(x.data, v_data)) then
        v_stored := v_stored || jsonb_build_object('key', e.ev ->> 'key', 'seq', x.seq, 'fresh', false);
        continue;
      end if;
      v_revision := x.revision + 1;
      v_supersedes := x.seq;
    end if;
    if not v_has_fence and e.ev ? 'attempt' and e.ev ? 'path' then
      select true into v_over from wl.checkpoints
       where run_id = v_run and path = e.ev ->> 'path'
         and generation = greatest(v_generation, substring(e.ev ->> 'key' from '^([0-9]{1,9})/')::integer)
         and (attempt > (e.ev ->> 'attempt')::integer
              -- What an attempt says while it is at work, it says no more once its end is stored.
              or (attempt = (e.ev ->> 'attempt')::integer and state <> 'begun' and e.ev ->> 'type' in
                    ('step.delta', 'step.log', 'step.retrying', 'tool.started', 'tool.completed')));
      if found then
        v_outcome := 'stale_attempt';
        v_stored := v_stored
          || jsonb_build_object('key', e.ev ->> 'key', 'seq', null, 'fresh', false, 'stale', true);
        continue;
      end if;
    end if;
    if v_status in ('completed', 'failed', 'canceled', 'timed_out', 'terminated') then
      raise exception 'the terminal event must be the last of its append' using errcode = 'WL003';
    end if;
    v_seq := v_seq + 1;
    v_fresh := true;
    insert into wl.events (
      run_id, seq, tenant, epoch, key, revision, type, time, path, attempt, data, supersedes, repaired,
      fence_generation, fence_chain, fence_length)
    values (
      v_run, v_seq, v_tenant, v_epoch, e.ev ->> 'key', v_revision, e.ev ->> 'type', (e.ev ->> 'time')::timestamptz,
      e.ev ->> 'path', (e.ev ->> 'attempt')::integer, v_data, v_supersedes, v_repair, v_generation, v_chain, v_length);
    if not e.ev ? 'born' then
      v_stored := v_stored || jsonb_build_object('key', e.ev ->> 'key', 'seq', v_seq, 'fresh', true);
    end if;
    if e.ev ->> 'type' = 'run.cancel_requested' then
      v_cancel := true;
    elsif v_repair and e.ev ->> 'type' like 'run.%' and exists (
      select from wl.events s
       where s.run_id = v_run and s.type in ('run.started', 'run.waiting', 'run.resumed', 'run.reset')
         and s.seq <> v_seq
         and ((s.fence_generation, s.fence_chain, s.fence_length) > (v_generation, v_chain, v_length)
              -- Within one workflow task a wait is what comes last.
              or (s.type = 'run.waiting' and e.ev ->> 'type' <> 'run.waiting'
                  and (s.fence_generation, s.fence_chain, s.fence_length) = (v_generation, v_chain, v_length)))) then
      -- What is written late says nothing of how the run stands now, where something later has said it.
      null;
    else
      v_status := case e.ev ->> 'type'
        when 'run.started' then 'running' when 'run.resumed' then 'running'
        when 'run.reset' then coalesce(v_standing ->> 'status', 'running') when 'run.waiting' then 'waiting' when 'run.completed' then 'completed' when 'run.failed' then 'failed'
        when 'run.canceled' then 'canceled' when 'run.timed_out' then 'timed_out'
        when 'run.terminated' then 'terminated' else v_status end;
      if e.ev ->> 'type' = 'run.started' then
        v_started_at := (e.ev ->> 'time')::timestamptz;
      elsif e.ev ->> 'type' = 'run.reset' or (v_repair and e.ev ->> 'type' = 'run.waiting') then
        -- What the trigger (0018) leaves out: whether it is how the run stands is known here.
        update wl.runs set waiting_for = wl.kinds_waited_for(v_data) where run_id = v_run;
      end if;
    end if;
    v_output := coalesce(v_output, wl.json_text(e.ev -> 'output'));
    v_error := coalesce(v_error, wl.json_text(e.ev -> 'error'));
  end loop;
  if p_options ? 'status' and (v_fresh or v_repair) then
    v_status := p_options ->> 'status';
  end if;

  if v_fresh or v_repair or p_options ? 'closing' or p_options ? 'labels'
     or (v_has_fence
         and (v_generation, v_chain, v_length) > (r.fence_generation, r.fence_chain, r.fence_length)) then
    update wl.runs set
      last_seq = v_seq,
      status = v_status,
      last_event_at = case when v_fresh then clock_timestamp() else last_event_at end,
      started_at = coalesce(started_at, v_started_at),
      closed_at = case when v_status in ('completed', 'failed', 'canceled', 'timed_out', 'terminated')
        then clock_timestamp() end,
      output = coalesce(v_output, output),
      error = coalesce(v_error, error),
      closing_at = case when (p_options ->> 'closing')::boolean then coalesce(closing_at, clock_timestamp())
        else closing_at end,
      labels = coalesce(p_options -> 'labels', labels),
      cancel_requested_at = case when v_cancel then coalesce(cancel_requested_at, clock_timestamp())
        else cancel_requested_at end,
      cancel_reason = case when v_cancel then coalesce(cancel_reason, p_options ->> 'reason') else cancel_reason end,
      (fence_generation, fence_chain, fence_length) = (
        select f.g, f.c, f.l
          from (values (fence_generation, fence_chain, fence_length),
                       (case when v_has_fence then v_generation else 0 end, v_chain, v_length)) as f (g, c, l)
         order by f.g desc, f.c desc, f.l desc limit 1)
    where run_id = v_run;
  end if;
  return query select v_outcome, v_seq, v_stored, v_status, v_cancel or r.cancel_requested_at is not null;
end $$;

-- As in 0018, but read out of the text: no JSON function of Postgres takes every text that a question may hold (U+0000,
-- half a surrogate pair), and an event that is refused holds its run for ever. Inside a text of JSON the quotation marks
-- of this pattern are escaped, so that only the waits' own members are found.
create function wl.kinds_waited_for(p_data text) returns text[] language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select array_agg(distinct m[1]) from regexp_matches(p_data, '[{,] ?"kind": ?"([a-z]+)"', 'g') m
$$;
revoke all on function wl.kinds_waited_for(text) from public;
grant execute on function wl.kinds_waited_for(text) to watchloom_definer;

create or replace function wl.note_waiting() returns trigger language plpgsql
set search_path = pg_catalog, wl, pg_temp as $$
begin
  update wl.runs set waiting_for = wl.kinds_waited_for(new.data) where run_id = new.run_id;
  return null;
end $$;
