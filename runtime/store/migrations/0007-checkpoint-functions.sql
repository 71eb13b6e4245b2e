-- What both functions know of a run: its row's state, and the generation of the execution that calls.
create function wl.run_state(p_head jsonb, out generation integer, out status text, out cancel_requested boolean)
language plpgsql stable set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  r record;
begin
  perform wl.check_tenant(p_head ->> 'tenant');
  select tenant, status, cancel_requested_at is not null as canceled into r
    from wl.runs where run_id = p_head ->> 'run_id';
  if found and r.tenant <> p_head ->> 'tenant' then
    raise exception 'run "%" is another tenant''s', p_head ->> 'run_id' using errcode = 'WL002';
  end if;
  status := r.status;
  cancel_requested := coalesce(r.canceled, false);
  generation := greatest(
    coalesce((p_head ->> 'generation')::integer, 1),
    (select e.generation from wl.run_executions e
      where e.run_id = p_head ->> 'run_id' and e.temporal_run_id = p_head ->> 'temporal_run_id'));
end $$;

-- Looks a call up and, where `p_begin`, begins its next attempt.
--   p_head  {tenant, run_id, generation, temporal_run_id?}
-- state: none | open (begun or ended, not done) | begun (this call began `attempt`) | done (`output` is the stored one)
--        | divergence (done with another input: never to be reused) | closed (the run has ended: begin nothing).
-- previous: null where there was no attempt before, else ended | unknown, with its failure.
create function wl.get_checkpoint(p_head jsonb, p_path text, p_input_digest text, p_begin boolean, p_activity text)
returns table (state text, generation integer, attempt integer, output text, extra text, previous text,
  previous_failure text, status text, cancel_requested boolean)
language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_run constant text := p_head ->> 'run_id';
  s record;
  c wl.checkpoints%rowtype;
begin
  select * into s from wl.run_state(p_head);
  if p_begin and s.status is distinct from 'completed' and coalesce(s.status, '') not in
     ('failed', 'canceled', 'timed_out', 'terminated') then
    insert into wl.checkpoints (run_id, generation, path, tenant, activity, state, attempt, input_digest)
    values (v_run, s.generation, p_path, p_head ->> 'tenant', p_activity, 'begun', 1, p_input_digest)
    on conflict (run_id, generation, path) do nothing;
    if found then
      return query select 'begun'::text, s.generation, 1, null::text, null::text, null::text, null::text,
        s.status, s.cancel_requested;
      return;
    end if;
    select * into c from wl.checkpoints
     where run_id = v_run and generation = s.generation and path = p_path for update;
    if c.state <> 'done' then
      update wl.checkpoints set attempt = c.attempt + 1, state = 'begun', input_digest = p_input_digest,
        begun_at = clock_timestamp(), ended_at = null
       where run_id = v_run and generation = s.generation and path = p_path;
      return query select 'begun'::text, s.generation, c.attempt + 1, null::text, null::text,
        case c.state when 'ended' then 'ended' else 'unknown' end, c.failure, s.status, s.cancel_requested;
      return;
    end if;
  else
    select * into c from wl.checkpoints where run_id = v_run and generation = s.generation and path = p_path;
    if not found or (p_begin and c.state <> 'done') then
      return query select case when p_begin then 'closed' else 'none' end, s.generation, coalesce(c.attempt, 0),
        null::text, null::text, null::text, null::text, s.status, s.cancel_requested;
      return;
    end if;
  end if;
  if c.state = 'done' and c.input_digest <> p_input_digest then
    return query select 'divergence'::text, s.generation, c.attempt, null::text, null::text, null::text, null::text,
      s.status, s.cancel_requested;
    return;
  end if;
  return query select case c.state when 'done' then 'done' else 'open' end, s.generation, c.attempt, c.output, c.extra,
    case c.state when 'ended' then 'ended' when 'begun' then 'unknown' end, c.failure, s.status, s.cancel_requested;
end $$;

-- Ends an attempt: with an output, which is stored once and for ever, or with a failure.
--   p_blobs  [{digest, size, media_type}] that the output refers to
-- outcome: ok | exists (done before; `output` is the stored one, not yours) | stale_attempt (a later attempt was begun)
--          | divergence | closed.
create function wl.put_checkpoint(p_head jsonb, p_path text, p_attempt integer, p_input_digest text, p_output text,
  p_failure text, p_extra text, p_blobs jsonb)
returns table (outcome text, attempt integer, output text, extra text)
language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_run constant text := p_head ->> 'run_id';
  s record;
  c wl.checkpoints%rowtype;
begin
  if (p_output is null) = (p_failure is null) then
    raise exception 'an attempt ends with an output or with a failure' using errcode = 'WL003';
  end if;
  select * into s from wl.run_state(p_head);
  insert into wl.checkpoints (run_id, generation, path, tenant, state, attempt, input_digest)
  values (v_run, s.generation, p_path, p_head ->> 'tenant', 'begun', p_attempt, p_input_digest)
  on conflict (run_id, generation, path) do nothing;
  select * into c from wl.checkpoints
   where run_id = v_run and generation = s.generation and path = p_path for update;
  if c.state = 'done' then
    return query select
      case when c.input_digest <> p_input_digest then 'divergence' else 'exists' end, c.attempt, c.output, c.extra;
    return;
  end if;
  if c.attempt > p_attempt then
    return query select 'stale_attempt'::text, c.attempt, null::text, null::text;
    return;
  end if;
  if s.status in ('completed', 'failed', 'canceled', 'timed_out', 'terminated') then
    return query select 'closed'::text, c.attempt, null::text, null::text;
    return;
  end if;
  update wl.checkpoints set
    state = case when p_output is null then 'ended' else 'done' end,
    attempt = p_attempt,
    input_digest = p_input_digest,
    output = p_output,
    output_digest = case when p_output is not null
      then 'sha256:' || encode(sha256(convert_to(p_output, 'UTF8')), 'hex') end,
    extra = p_extra,
    failure = coalesce(p_failure, failure),
    ended_at = clock_timestamp()
   where run_id = v_run and generation = s.generation and path = p_path;
  insert into wl.blob_refs (tenant, digest, run_id, size, media_type)
  select p_head ->> 'tenant', b ->> 'digest', v_run, (b ->> 'size')::bigint, b ->> 'media_type'
    from jsonb_array_elements(coalesce(p_blobs, '[]')) b
  on conflict (tenant, digest, run_id) do nothing;
  return query select 'ok'::text, p_attempt, p_output, p_extra;
end $$;

alter function wl.get_checkpoint(jsonb, text, text, boolean, text) owner to watchloom_definer;
alter function wl.put_checkpoint(jsonb, text, integer, text, text, text, text, jsonb) owner to watchloom_definer;
revoke all on function wl.run_state(jsonb), wl.get_checkpoint(jsonb, text, text, boolean, text),
  wl.put_checkpoint(jsonb, text, integer, text, text, text, text, jsonb) from public;
grant execute on function wl.run_state(jsonb) to watchloom_definer;
grant execute on function wl.get_checkpoint(jsonb, text, text, boolean, text),
  wl.put_checkpoint(jsonb, text, integer, text, text, text, text, jsonb)
  to watchloom_system, watchloom_worker;
