import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { FailureError } from "../../../runtime/ir/failure.ts";
import { activityFailure } from "../activity.ts";

/** How much of a body to read: beyond `bytes` it is `http.too_large`, or with `cut` the rest is left unread. */
export interface BodyLimit {
  readonly bytes: number;
  readonly cut?: boolean;
}

export interface ReadBody {
  readonly bytes: Uint8Array;
  /** True: there was more. */
  readonly cut: boolean;
  /** Bytes that came over the wire. */
  readonly received: number;
}

const MAX_ENCODINGS = 3;

/**
 * Reads and inflates a body. Both sides of the decoder are capped: the output against bombs, the input against a
 * stream that never inflates to anything. The source is destroyed on every way out.
 */
export async function readBody(
  source: Readable,
  contentEncoding: string | undefined,
  limit: BodyLimit,
  onProgress: () => void = () => {},
): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  let received = 0;
  let full = false;
  /** Ends the reading once there is enough; never leaves this function. */
  const enough = new Error("enough");
  const tooLarge = () =>
    activityFailure("http.too_large", `The body is larger than ${limit.bytes} bytes`, { limit: limit.bytes });

  const count = async function* (raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of raw) {
      received += chunk.length;
      onProgress();
      if (received > limit.bytes + 65_536 && !limit.cut) throw tooLarge();
      yield chunk;
      if (full || received > limit.bytes + 65_536) return;
    }
  };
  const collect = async (inflated: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of inflated) {
      const room = limit.bytes - size;
      if (chunk.length > room) {
        if (!limit.cut) throw tooLarge();
        full = true;
        chunks.push(chunk.subarray(0, room));
        size += room;
        throw enough;
      }
      chunks.push(chunk);
      size += chunk.length;
    }
  };

  try {
    const decoders = decodersFor(contentEncoding);
    const [first, ...rest] = decoders;
    if (first === undefined) await collect(count(source));
    else {
      const bytes = count(source);
      // An empty body is none at all, whatever its header says (HEAD, 204, 304).
      const head = await bytes.next();
      if (!head.done) await inflate(head.value, bytes, [first, ...rest], collect);
    }
  } catch (error) {
    // What is cut is read for a message only: better a part of it than another failure in its place.
    if (error !== enough && !(limit.cut && isInvalidBody(error))) throw error;
  } finally {
    source.on("error", () => {}).destroy();
  }
  return { bytes: Buffer.concat(chunks), cut: full, received };
}

function isInvalidBody(error: unknown): boolean {
  return error instanceof FailureError && error.failure.type === "http.invalid_body";
}

type Decoder = (firstByte: number) => Transform;

async function inflate(
  head: Buffer,
  rest: AsyncGenerator<Buffer>,
  decoders: Decoder[],
  collect: (inflated: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const raw = async function* (): AsyncGenerator<Buffer> {
    yield head;
    yield* rest;
  };
  const stages = decoders.map((make, index) => make(index === 0 ? (head[0] ?? 0) : 0x78));
  const last = stages.at(-1);
  if (last === undefined) return;
  try {
    const piped = pipeline([Readable.from(raw()), ...stages]);
    // Its error is the one that reading the last stage throws.
    piped.catch(() => {});
    await collect(last);
    await piped;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (/^(Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING|ERR_STREAM_PREMATURE_CLOSE)/.test(code)) {
      throw activityFailure(
        "http.invalid_body",
        `The body is not what its Content-Encoding says: ${(error as Error).message}`,
      );
    }
    throw error;
  }
}

/** Content-Encoding lists the codings in the order in which they were applied; they are taken off from the last. */
function decodersFor(contentEncoding: string | undefined): Decoder[] {
  const names = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (names.length > MAX_ENCODINGS) {
    throw activityFailure("http.invalid_body", `More than ${MAX_ENCODINGS} codings in Content-Encoding`);
  }
  return names.reverse().map((name): Decoder => {
    switch (name) {
      case "gzip":
      case "x-gzip":
        return () => createGunzip();
      case "br":
        return () => createBrotliDecompress();
      case "deflate":
        // Some servers send raw deflate under this name; zlib's header begins with 0x?8.
        return (first) => ((first & 0x0f) === 0x08 ? createInflate() : createInflateRaw());
      default:
        throw activityFailure("http.invalid_body", `The Content-Encoding "${name}" is not known`);
    }
  });
}
