/**
 * The run's capability in the sandbox: it comes in a header of the start, goes on with continue-as-new, and a child gets
 * its own. Activities of a tenant's own workers get one of theirs in their argument; nobody else gets any.
 */
import { defaultPayloadConverter, type Headers } from "@temporalio/common";
import { workflowInfo, type WorkflowInterceptors } from "@temporalio/workflow";
import {
  activityCapability,
  CAPABILITY_HEADER,
  checkCapability,
  childCapability,
  inputDigest,
} from "../../../runtime/ir/capability.ts";
import { secretsIn } from "../../../runtime/ir/secret-names.ts";
import type { SegmentRequest } from "../../../runtime/interpreter/effects.ts";

const MOST_SECRETS = 50;
let own: string | undefined;

export interface CapabilityTerms {
  readonly shielded: boolean;
  /** ms since the epoch. */
  readonly expiresAt: number;
}

/** For the one path of a call; undefined where the run has none of its own (nothing of it needed one at its start). */
export function capabilityOf(request: SegmentRequest, { shielded, expiresAt }: CapabilityTerms): string | undefined {
  if (own === undefined) return undefined;
  const [call] = request.calls;
  return activityCapability(own, {
    tenant: request.tenant,
    runId: request.runId,
    generation: request.generation,
    path: call.path,
    activity: call.activity,
    inputDigest: inputDigest(call.activity, call.with),
    temporalRunId: workflowInfo().runId,
    shielded,
    expiresAt: Math.ceil(expiresAt / 1000),
    queue: request.queue ?? request.language,
    // What a capability may be long; of more secrets the worker gets the names.
    secrets: secretsIn(call.with).slice(0, MOST_SECRETS),
  });
}

export const capabilityInterceptors: Pick<WorkflowInterceptors, "inbound" | "outbound"> = {
  inbound: [
    {
      // A check that a schedule starts makes its own of its monitor's.
      execute(input, next) {
        const payload = input.headers[CAPABILITY_HEADER];
        const given = payload === undefined ? undefined : defaultPayloadConverter.fromPayload<unknown>(payload);
        own = isCapability(given) ? given : ofCheck(input.args[0]);
        return next(input);
      },
    },
  ],
  outbound: [
    {
      continueAsNew: (input, next) => next({ ...input, headers: withCapability(input.headers, own) }),
      startChildWorkflowExecution(input, next) {
        const { workflowId } = input.options;
        const childs = own === undefined ? undefined : childCapability(own, workflowId);
        return next({ ...input, headers: withCapability(input.headers, childs) });
      },
    },
  ],
};

function isCapability(given: unknown): given is string {
  return typeof given === "string" && /^[0-9a-f]{64}$/.test(given);
}

function ofCheck(argument: unknown): string | undefined {
  const { monitorCapability: given } = (argument ?? {}) as { readonly monitorCapability?: unknown };
  return isCapability(given) ? checkCapability(given, workflowInfo().workflowId) : undefined;
}

function withCapability(headers: Headers, capability: string | undefined): Headers {
  if (capability === undefined) return headers;
  return { ...headers, [CAPABILITY_HEADER]: defaultPayloadConverter.toPayload(capability) };
}
