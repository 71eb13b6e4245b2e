-- Every worker asks at its start which versions the checks of monitors need: it must not read all of their specs for it.
-- In the text they come before all that an author writes.
alter table wl.monitors
  add column plan_version integer generated always as (substring(spec from '"planVersion":([0-9]+)')::integer) stored,
  add column interpreter_version integer
    generated always as (substring(spec from '"interpreterVersion":([0-9]+)')::integer) stored;
create index monitors_by_versions on wl.monitors (plan_version, interpreter_version) where state in ('active', 'paused');
