import type { ServerResponse } from "node:http";

/** What a model's server is to do with one request. */
export interface ModelReply {
  /** Pieces of the answer, one event each. */
  readonly text?: readonly string[];
  readonly reasoning?: readonly string[];
  /** Tools that it calls in this turn. */
  readonly calls?: readonly ScriptedCall[];
  /** Of a search: what stands beside the answer (`search_results`, or Gemini's `groundingMetadata`). */
  readonly found?: Readonly<Record<string, unknown>>;
  /** Raw text in place of an event, as a broken proxy sends it. */
  readonly garbage?: string;
  /** Why it stops; default the protocol's word for a natural end. `null`: it never says. */
  readonly finish?: string | null;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** Answers with this instead. */
  readonly error?: { readonly status: number; readonly headers?: Record<string, string>; readonly body: unknown };
  /** An error event after the pieces, as providers send it in the middle of a stream. */
  readonly errorEvent?: unknown;
  /** The prompt is refused before anything is written. */
  readonly refusal?: string;
  /** Bytes of each packet, so that events and characters are torn apart; default whole events. */
  readonly packetBytes?: number;
  /** Between packets, in ms. */
  readonly pauseMs?: number;
  /** Waited for before a packet is sent; `part`: of all bytes, how much has been. */
  readonly before?: (part: number) => Promise<unknown>;
  /** After the pieces: resets the connection, or says nothing more. */
  readonly after?: "reset" | "hang";
}

export interface ScriptedCall {
  readonly name: string;
  /** JSON text for what is no JSON. */
  readonly input: unknown;
  /** Absent: the protocol's own way (Gemini gives none). */
  readonly id?: string;
}

/** Writes events as a server does that cares for nobody's buffers. */
export async function writePackets(response: ServerResponse, text: string, reply: ModelReply): Promise<void> {
  const bytes = Buffer.from(text, "utf8");
  const size = reply.packetBytes ?? bytes.length;
  for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
    await reply.before?.(at / bytes.length);
    response.write(bytes.subarray(at, at + size));
    if (reply.packetBytes !== undefined || reply.pauseMs !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, reply.pauseMs ?? 0));
    }
  }
}

export async function endAs(response: ServerResponse, reply: ModelReply): Promise<void> {
  if (reply.after === "hang") return;
  if (reply.after === "reset") {
    // Let the pieces leave first: it is a break in the middle, not before.
    await new Promise((resolve) => setTimeout(resolve, 50));
    response.socket?.resetAndDestroy();
    return;
  }
  response.end();
}
