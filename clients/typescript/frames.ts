/** One block of an event stream, its data read as JSON. */
export interface Frame {
  /** Absent: the cursor stays where it is. */
  readonly id: string | undefined;
  readonly type: string;
  readonly data: unknown;
}

/** Reads Server-Sent Events; `onBytes` is told of every chunk, comments among them. */
export async function* readFrames(body: ReadableStream<Uint8Array>, onBytes: () => void): AsyncGenerator<Frame> {
  let id: string | undefined;
  let type = "message";
  let data: string[] = [];
  for await (const line of readLines(body, onBytes)) {
    if (line === "") {
      if (data.length > 0) yield { id, type, data: JSON.parse(data.join("\n")) as unknown };
      id = undefined;
      type = "message";
      data = [];
      continue;
    }
    const colon = line.indexOf(":");
    // A comment; the server sends one as its heartbeat.
    if (colon === 0) continue;
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "id") id = value;
    else if (field === "event") type = value;
    else if (field === "data") data.push(value);
  }
}

/** Lines end in LF, CRLF or CR, wherever the chunks are cut; U+2028 and its kin are no ends here. */
async function* readLines(body: ReadableStream<Uint8Array>, onBytes: () => void): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes();
      rest += decoder.decode(value, { stream: true });
      // A CR at the very end may be half of a CRLF.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
