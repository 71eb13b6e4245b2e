import type { JsonObject } from "../../../runtime/ir/json.ts";
import { EXIT, type Context } from "../context.ts";
import { exitOf, followRun } from "../follow.ts";
import { monitorPath } from "./find.ts";

/** `watchloom monitors trigger NAME|ID`: one check now, which tells like any other. */
export async function trigger(context: Context, nameOrId: string, follow: boolean): Promise<number> {
  const client = context.client();
  const run = (await client.request("POST", `${await monitorPath(client, nameOrId)}/trigger`)) as JsonObject;
  const runId = String(run["id"]);
  if (follow) return exitOf(await followRun(context, client, runId));
  if (context.json) context.out(`${JSON.stringify(run)}\n`);
  else context.out(`${runId}\n${context.paint.dim(`follow it: watchloom follow ${runId}`)}\n`);
  return EXIT.ok;
}
