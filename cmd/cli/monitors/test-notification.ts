import type { JsonObject } from "../../../runtime/ir/json.ts";
import { EXIT, type Context } from "../context.ts";
import { safeText } from "../terminal.ts";
import { monitorPath } from "./find.ts";

/** `watchloom monitors test NAME|ID`: its message for what was seen last, marked as a test, to every channel. */
export async function testNotification(context: Context, nameOrId: string): Promise<number> {
  const client = context.client();
  const sent = await client.request("POST", `${await monitorPath(client, nameOrId)}/test-notification`);
  const deliveries = (sent as JsonObject)["deliveries"] as unknown as readonly { id: string; channel: string }[];
  if (context.json) context.out(`${JSON.stringify(sent)}\n`);
  else for (const { id, channel } of deliveries) context.out(`${id} ${safeText(channel)} is on its way\n`);
  return EXIT.ok;
}
