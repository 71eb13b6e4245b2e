import type { IncomingMessage } from "node:http";
import { ApiError } from "./problems.ts";

/**
 * What `Authorization: Bearer …` shows. `refuse` makes the problem of a header that is missing or is none.
 * @throws ApiError `invalid-request` where the header stands twice
 */
export function readBearer(
  { rawHeaders, headers }: Pick<IncomingMessage, "rawHeaders" | "headers">,
  refuse: (why: "missing" | "malformed") => ApiError,
): string {
  let count = 0;
  // Node keeps the first of two and says nothing; a proxy might have kept the other.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === "authorization") count += 1;
  }
  if (count > 1) throw new ApiError("invalid-request", 'the header "Authorization" stands more than once');
  if (headers.authorization === undefined) throw refuse("missing");
  const match = /^bearer +([\x21-\x7e]+)$/i.exec(headers.authorization.trim());
  if (match === null) throw refuse("malformed");
  return match[1] as string;
}
