import type { Json } from "../../runtime/ir/json.ts";
import { isJsonObject, type JsonObject } from "../../runtime/ir/json.ts";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { StreamFrame } from "./client.ts";
import { showProposal, type Proposal } from "./monitors/proposal.ts";
import { safeText, type Paint } from "./terminal.ts";

/** Shows a run's events as they come, one line each, token deltas as running text. */
export interface EventView {
  frame(frame: StreamFrame): void;
  end(): void;
}

const MAX_VALUE = 160;

const brief = (value: Json | undefined, max = MAX_VALUE): string => {
  if (value === undefined) return "";
  const text = safeText(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
  return text.length > max ? `${text.slice(0, max - 1)}…` : text;
};

const time = (iso: string): string => iso.slice(11, 23);

export function makeEventView(write: (text: string) => void, paint: Paint, prefix = ""): EventView {
  /** The step whose deltas stand on the current, unfinished line. */
  let openDelta: string | undefined;

  const endDelta = (): void => {
    if (openDelta !== undefined) write("\n");
    openDelta = undefined;
  };
  const line = (event: StoredEvent, mark: string, text: string): void => {
    endDelta();
    write(`${prefix}${paint.dim(time(event.time))} ${mark} ${text}\n`);
  };

  const delta = (event: StoredEvent): void => {
    const path = event.path ?? "";
    if (openDelta !== path) {
      endDelta();
      write(`${prefix}${paint.dim(time(event.time))} ${paint.cyan("»")} ${paint.bold(path)} `);
      openDelta = path;
    }
    write(safeText(String(event.data["delta"] ?? "")));
  };

  const failure = (data: StoredEvent["data"]): string => {
    const error = data["error"];
    return isJsonObject(error) ? `${paint.red(String(error["type"]))} ${brief(error["message"])}` : "";
  };
  const waitingFor = (data: StoredEvent["data"]): string => {
    const list = data["waiting_for"];
    return Array.isArray(list)
      ? list
          .map((entry) =>
            isJsonObject(entry) ? `${String(entry["path"] ?? "")} (${String(entry["kind"] ?? "")})` : "",
          )
          .join(", ")
      : "";
  };

  /** Of a run that waits until another of its concurrency key has ended. */
  const turnOf = (data: StoredEvent["data"]): string => {
    const [entry] = Array.isArray(data["waiting_for"]) ? data["waiting_for"] : [];
    return isJsonObject(entry ?? null) ? `, waits for ${String((entry as JsonObject)["run_id"] ?? "")}` : "";
  };

  const show: Partial<Record<string, (event: StoredEvent, path: string, data: StoredEvent["data"]) => void>> = {
    "run.created": (event, _path, data) =>
      line(event, paint.dim("○"), `accepted ${paint.dim(event.run_id)}${turnOf(data)}`),
    "run.started": (event) => line(event, paint.blue("▶"), "started"),
    "run.waiting": (event, _path, data) => line(event, paint.yellow("…"), `waiting for ${waitingFor(data)}`),
    "run.resumed": (event) => line(event, paint.blue("▶"), "goes on"),
    "run.cancel_requested": (event, _path, data) =>
      line(event, paint.yellow("!"), `cancel requested ${brief(data["reason"])}`),
    "run.completed": (event, _path, data) =>
      line(event, paint.green("✔"), `${paint.green("completed")} ${brief(data["output"], 600)}`),
    "run.failed": (event, _path, data) => line(event, paint.red("✘"), `${paint.red("failed")} ${failure(data)}`),
    "run.canceled": (event) => line(event, paint.yellow("■"), "canceled"),
    "run.timed_out": (event, _path, data) => line(event, paint.red("✘"), `timed out ${failure(data)}`),
    "run.terminated": (event) => line(event, paint.red("■"), "terminated"),
    "step.started": (event, path, data) => {
      const what = brief(data["summary"] ?? data["name"]);
      line(
        event,
        paint.blue("→"),
        `${paint.bold(path)} ${paint.dim(`${String(data["kind"] ?? "")}${what === "" ? "" : ` ${what}`}`)}`,
      );
    },
    "step.completed": (event, path, data) =>
      line(event, paint.green("✓"), `${paint.bold(path)} ${paint.dim(brief(data["output"]))}`),
    "step.failed": (event, path, data) => line(event, paint.red("✗"), `${paint.bold(path)} ${failure(data)}`),
    "step.skipped": (event, path, data) =>
      line(event, paint.dim("∅"), `${path} ${paint.dim(`skipped ${brief(data["summary"])}`.trimEnd())}`),
    "step.retrying": (event, path, data) =>
      line(event, paint.yellow("↻"), `${paint.bold(path)} attempt ${String(event.attempt ?? "")} ${failure(data)}`),
    "step.log": (event, path, data) => line(event, paint.dim("·"), `${path} ${brief(data["message"])}`),
    "monitor.checked": (event, _path, data) => {
      const { proposal = null, ...check } = data;
      line(event, paint.dim("·"), `${event.type}  ${paint.dim(brief(check))}`);
      if (!isJsonObject(proposal)) return;
      const said = showProposal(paint, proposal as unknown as Proposal, MAX_VALUE);
      line(event, paint.dim("·"), `proposed for the next check: ${said}`);
    },
    custom: (event, _path, data) =>
      line(event, paint.cyan("◆"), `${paint.bold(String(data["name"] ?? "custom"))} ${brief(data["payload"])}`),
    "checkpoint.created": () => undefined,
  };

  return {
    frame(frame) {
      if (frame.kind === "control") {
        endDelta();
        if (frame.type === "stream.gap") write(`${prefix}${paint.yellow("older events are no longer kept")}\n`);
        return;
      }
      const { event } = frame;
      if (event.type === "step.delta") return delta(event);
      const handler = show[event.type];
      if (handler === undefined)
        line(event, paint.dim("·"), `${event.type} ${event.path ?? ""} ${paint.dim(brief(event.data))}`);
      else handler(event, event.path ?? "", event.data);
    },
    end: endDelta,
  };
}
