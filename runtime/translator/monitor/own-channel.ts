import type { Json } from "../../ir/json.ts";
import type { ChannelProgram } from "../../ir/monitor.ts";
import type { Job } from "../job.ts";
import { readRole } from "../resolve/roles.ts";
import { compileOwnOptions } from "../steps/own-options.ts";

/** A channel of the tenant's own workers, pinned as a `call` is; undefined where there is none, which is reported. */
export function readOwnChannel(job: Job, channel: string, written: Json, pointer: string): ChannelProgram | undefined {
  const manifest = readRole(job, "channel", channel, pointer, { key: true });
  if (manifest === undefined) return undefined;
  const options = compileOwnOptions(job, "channel", manifest, written, pointer);
  const { queue, timeoutMs, version } = manifest;
  return { channel, program: { template: { m: options }, exprs: [] }, worker: { queue, timeoutMs, version } };
}
