-- As in 0002, but a new epoch begins only when all that is being written under the old one has been committed: who
-- follows a tenant's stream and has come into the new epoch looks at nothing of the old one any more. A writer has read
-- wl.settings, and so holds that table's weakest lock until its transaction ends. The first lock is taken before the
-- table is read, so that of two who ask at once neither waits for what the other has read. Where a backup reads the
-- table for hours, the epoch begins all the same: without it nothing that was restored would be shown.
create or replace function wl.ensure_epoch() returns bigint language plpgsql security definer
set search_path = pg_catalog, wl, pg_temp as $$
declare
  here text;
  known text;
  current_epoch bigint;
begin
  select s.system_identifier || '/' || c.timeline_id || '/' || d.oid
    into here
    from pg_control_system() s, pg_control_checkpoint() c, pg_database d
   where d.datname = current_database();
  perform pg_advisory_xact_lock(hashtextextended('wl.epoch', 0));
  select value into known from wl.settings where name = 'identity';
  select value::bigint into current_epoch from wl.settings where name = 'epoch';
  if known is not distinct from here and current_epoch is not null then
    return current_epoch;
  end if;
  begin
    perform set_config('lock_timeout', '4s', true);
    lock table wl.settings in access exclusive mode;
  exception when lock_not_available then
    null;
  end;
  current_epoch := greatest(coalesce(current_epoch, 0) + 1, extract(epoch from clock_timestamp())::bigint);
  insert into wl.settings (name, value) values ('identity', here), ('epoch', current_epoch::text)
    on conflict (name) do update set value = excluded.value;
  return current_epoch;
end $$;
