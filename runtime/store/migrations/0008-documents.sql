-- Documents by name; each version is kept, since runs refer to it.
create table wl.documents (
  tenant text not null,
  name text collate "C" not null,
  version integer not null,
  -- Of the plan that it compiles to, and of its text.
  digest text collate "C" not null,
  source_digest text collate "C" not null,
  kind text not null,
  format text not null,
  source text not null,
  labels jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  created_by text,
  -- A deleted document is not offered any more; what runs goes on, and its versions stay readable by digest.
  deleted_at timestamptz,
  primary key (tenant, name, version)
);
create index documents_by_digest on wl.documents (tenant, digest);

-- The answer to a request that carried an Idempotency-Key. `answer` is null while the first request is at work.
create table wl.idempotency (
  tenant text not null,
  operation text not null,
  key text collate "C" not null,
  body_hash text not null,
  status integer,
  answer text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant, operation, key)
);
create index idempotency_by_age on wl.idempotency (created_at);

call wl.protect('documents');
call wl.protect('idempotency');
grant select, insert on wl.documents to watchloom_api;
grant update (deleted_at) on wl.documents to watchloom_api;
grant select, insert, update, delete on wl.idempotency to watchloom_api;
grant select, insert, update, delete on wl.documents, wl.idempotency to watchloom_system;
