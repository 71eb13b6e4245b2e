import { createHmac, timingSafeEqual } from "node:crypto";
import { InvalidCursorError } from "../../runtime/store/index.ts";
import type { Answer } from "./http.ts";
import type { Query } from "./contract.ts";

/** Whose list it is: a cursor is good for one tenant's list of one operation. */
export interface ListOf {
  readonly tenant: string;
  readonly operation: string;
}

/** Cursors as clients see them: signed, so that none was made up, changed, or given to somebody else. */
export interface Cursors {
  /** The query with the cursor as the store gave it. @throws InvalidCursorError */
  open(list: ListOf, query: Query): Query;
  /** The answer with its cursor signed, and with the address of the next page. `url`: what was asked for. */
  close(list: ListOf, answer: Answer, url: string): Answer;
}

const TAG_BYTES = 12;

/** `keys`: the first signs, all are good, so that a list can be read on across a change of the master key. */
export function makeCursors(keys: readonly Uint8Array[]): Cursors {
  const tagOf = (key: Uint8Array, { tenant, operation }: ListOf, cursor: string): Buffer =>
    createHmac("sha256", key)
      .update(JSON.stringify([tenant, operation, cursor]))
      .digest()
      .subarray(0, TAG_BYTES);

  return {
    open(list, query) {
      const { cursor: given } = query;
      if (typeof given !== "string") return query;
      const at = given.indexOf(".");
      const tag = Buffer.from(given.slice(0, at), "base64url");
      const cursor = given.slice(at + 1);
      const isOurs =
        at > 0 && tag.length === TAG_BYTES && keys.some((key) => timingSafeEqual(tagOf(key, list, cursor), tag));
      if (!isOurs) throw new InvalidCursorError();
      return { ...query, cursor };
    },
    close(list, answer, url) {
      if (!("body" in answer) || !isPage(answer.body)) return answer;
      const { next_cursor: next } = answer.body;
      const [key] = keys;
      if (next === null || key === undefined) return answer;
      const signed = `${tagOf(key, list, next).toString("base64url")}.${next}`;
      const address = new URL(url, "http://localhost");
      address.searchParams.set("cursor", signed);
      const link = `<${address.pathname}${address.search}>; rel="next"`;
      return { ...answer, headers: { ...answer.headers, link }, body: { ...answer.body, next_cursor: signed } };
    },
  };
}

function isPage(body: unknown): body is { readonly next_cursor: string | null } {
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, "next_cursor")) return false;
  const { next_cursor: next } = body as { next_cursor: unknown };
  return next === null || typeof next === "string";
}
