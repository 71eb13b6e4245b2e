import type { Json, JsonObject } from "../../../../runtime/ir/json.ts";

/** Data within so many bytes: values are cut in their order, and say so, as text. */
export function boundedData(data: JsonObject, maxBytes: number): JsonObject {
  let left = maxBytes;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]): [string, Json] => {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      const bytes = Buffer.from(text, "utf8");
      const room = Math.max(0, left);
      left -= bytes.length;
      if (bytes.length <= room) return [name, value];
      const start = bytes
        .subarray(0, room)
        .toString("utf8")
        .replace(/\ufffd+$/, "");
      return [name, `${start}… [cut: ${bytes.length} bytes in all]`];
    }),
  );
}
