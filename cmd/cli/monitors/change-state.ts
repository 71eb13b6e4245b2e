import { EXIT, type Context } from "../context.ts";
import { monitorPath } from "./find.ts";
import type { Monitor } from "./monitor.ts";
import { paintState } from "./paint.ts";

/** `watchloom monitors pause|resume NAME|ID` */
export async function changeState(context: Context, nameOrId: string, verb: "pause" | "resume"): Promise<number> {
  const client = context.client();
  const changed = await client.request("POST", `${await monitorPath(client, nameOrId)}/${verb}`);
  const { name, state } = changed as unknown as Monitor;
  if (context.json) context.out(`${JSON.stringify(changed)}\n`);
  else context.out(`${name} is ${paintState(context.paint, state)}\n`);
  return EXIT.ok;
}
