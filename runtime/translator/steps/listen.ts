import { isJsonObject } from "../../ir/json.ts";
import { typeOfAuthorSchema } from "../author-schema/index.ts";
import { join } from "../resolve/pointer.ts";
import { AT_LEAST_A_SECOND, readDuration } from "./durations.ts";
import type { StepTranslator } from "./step-translator.ts";

/** `listen: {signal, schema, match, timeout}`: the payload; error `listen.timeout`. */
export const listen: StepTranslator<"listen"> = {
  kind: "listen",
  translate: ({ job, head, body, pointer, condition }) => {
    const fields = isJsonObject(body) ? body : {};
    const schema = isJsonObject(fields["schema"]) ? fields["schema"] : undefined;
    const payload = typeOfAuthorSchema(schema ?? {});
    const match = condition(fields["match"], join(pointer, "match"), { extra: new Map([["payload", payload]]) });
    const timeoutMs = readDuration(job.report, fields["timeout"], join(pointer, "timeout"), AT_LEAST_A_SECOND);
    return {
      op: {
        ...head,
        op: "receive",
        wants: {
          signal: typeof fields["signal"] === "string" ? fields["signal"] : "",
          ...(schema === undefined ? {} : { schema }),
          ...(match === undefined ? {} : { match: match.expr }),
        },
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      },
      output: payload,
      untrusted: true,
    };
  },
};
