import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { MonitorWorld } from "./monitor-world.ts";
import { until } from "./until.ts";

/** What a webhook was told. */
export interface Told {
  readonly type: string;
  readonly data: { readonly [name: string]: Json };
}

/** Monitors of a price on a page, which tell a webhook of the same site that it is below 80. */
export interface PriceWatch {
  /** Of a page that no other test has. */
  path(): string;
  hook(where?: string): JsonObject;
  /** The page's text. */
  price(value: number | string): string;
  /** The document, for `monitors.create`; `more` over it. */
  watch(at: string, more?: JsonObject): JsonObject;
  /** All that the monitor has told, once it is so many. */
  told(id: string, count: number): Promise<Told[]>;
  deliveries(id: string): Promise<JsonObject[]>;
}

/** `world`: as it will be when a test runs. */
export function makePriceWatch(world: () => MonitorWorld): PriceWatch {
  let pages = 0;
  const hook = (where = "/hook"): JsonObject => ({ webhook: { url: `${world().site.url}${where}` } });
  const toldOf = (id: string): Told[] =>
    world()
      .site.hooks.map(({ body }) => body as unknown as Told)
      .filter(({ data }) => (data["monitor"] as { id?: string } | undefined)?.id === id);
  return {
    path: () => `/p${(pages += 1)}`,
    hook,
    price: (value) => `<b class="price">${value}</b>`,
    watch: (at, more = {}) => ({
      source: { http: { url: `${world().site.url}${at}` } },
      select: [{ css: ".price" }, "number"],
      condition: { when: "${value < 80}" },
      retry: { attempts: 1 },
      notify: { title: "now ${value}", to: [hook()] },
      ...more,
    }),
    told: (id, count) =>
      until(`${count} notifications of ${id}`, async () => (toldOf(id).length >= count ? toldOf(id) : undefined)),
    deliveries: async (id) =>
      (await world().stack.send("GET", `/deliveries?monitor_id=${id}`)).body["data"] as JsonObject[],
  };
}
