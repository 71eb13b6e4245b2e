-- Who began an attempt, and what it knew then of the one before: a host whose connection broke as it began does not know
-- whether it did, asks again under the same name, and is given the same attempt. Counted as another, a call that must not
-- be repeated would fail as one whose outcome is unknown, though nobody made it.
alter table wl.checkpoints
  add column begun_by text,
  add column begun_after text;
-- Not held against the rows that are there, all null: no start waits while the table is read.
alter table wl.checkpoints
  add constraint begun_after_is_known check (begun_after in ('ended', 'unknown')) not valid;

-- get_checkpoint (0007) as it was, but for two things in `p_head`:
--   - `by`: who begins the attempt
--   - `local: true`, of a call of a local activity. Its answer is recorded with the workflow task that made it: one that
--     finds its path done was made by a task that was lost, and where the task that does it again gives it another input
--     (another time, another winner), what the lost one gave belongs to nothing. It is begun anew instead of `divergence`,
--     as the next attempt of a call that had none.
create or replace function wl.get_checkpoint(p_head jsonb, p_path text, p_input_digest text, p_begin boolean, p_activity text)
returns table (state text, generation integer, attempt integer, output text, extra text, previous text,
  previous_failure text, status text, cancel_requested boolean)
language plpgsql volatile security definer set search_path = pg_catalog, wl, pg_temp as $$
#variable_conflict use_column
declare
  v_run constant text := p_head ->> 'run_id';
  v_by constant text := p_head ->> 'by';
  v_previous text;
  s record;
  c wl.checkpoints%rowtype;
begin
  select * into s from wl.run_state(p_head);
  if p_begin and s.status is distinct from 'completed' and coalesce(s.status, '') not in
     ('failed', 'canceled', 'timed_out', 'terminated') then
    insert into wl.checkpoints (run_id, generation, path, tenant, activity, state, attempt, input_digest, begun_by)
    values (v_run, s.generation, p_path, p_head ->> 'tenant', p_activity, 'begun', 1, p_input_digest, v_by)
    on conflict (run_id, generation, path) do nothing;
    if found then
      return query select 'begun'::text, s.generation, 1, null::text, null::text, null::text, null::text,
        s.status, s.cancel_requested;
      return;
    end if;
    select * into c from wl.checkpoints
     where run_id = v_run and generation = s.generation and path = p_path for update;
    if c.state = 'begun' and c.begun_by = v_by then
      return query select 'begun'::text, s.generation, c.attempt, null::text, null::text, c.begun_after, c.failure,
        s.status, s.cancel_requested;
      return;
    end if;
    if c.state <> 'done' or (c.input_digest <> p_input_digest and coalesce((p_head ->> 'local')::boolean, false)) then
      v_previous := case c.state when 'ended' then 'ended' when 'begun' then 'unknown' end;
      update wl.checkpoints set attempt = c.attempt + 1, state = 'begun', input_digest = p_input_digest,
        begun_at = clock_timestamp(), ended_at = null, output = null, output_digest = null, extra = null,
        begun_by = v_by, begun_after = v_previous
       where run_id = v_run and generation = s.generation and path = p_path;
      return query select 'begun'::text, s.generation, c.attempt + 1, null::text, null::text,
        v_previous, c.failure, s.status, s.cancel_requested;
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
