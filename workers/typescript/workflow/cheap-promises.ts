/**
 * Loaded before any run, once for each of the worker's threads.
 *
 * The SDK makes an `Error` for every promise of the sandbox, to tell by its stack where the promise waits
 * (`__stack_trace`), and looks each frame up in the source map: 0.6 of the 0.7 ms of processor time that a step took.
 * Two thousand steps in a row outlasted the time of an activation on a busy machine, and their run was begun anew for
 * ever. So an error that is made as the SDK's hook makes it, of nothing, is one without a stack, which the hook takes
 * for "not to be told". All other errors have theirs.
 */
const Native = Error;

function SandboxError(this: unknown, ...given: unknown[]): unknown {
  const made: unknown = new.target ?? SandboxError;
  if (given.length === 0 && made === SandboxError) return Object.create(Native.prototype);
  return Reflect.construct(Native, given, made as new () => Error);
}
Object.setPrototypeOf(SandboxError, Native);
Object.defineProperty(SandboxError, "name", { value: "Error" });
SandboxError.prototype = Native.prototype;
globalThis.Error = SandboxError as unknown as ErrorConstructor;

export {};
