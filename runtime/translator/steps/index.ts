import type { StepKind } from "../../ir/plan.ts";
import { approve } from "./approve.ts";
import { call } from "./call.ts";
import { emit } from "./emit.ts";
import { fail } from "./fail.ts";
import { listen } from "./listen.ts";
import { loop } from "./loop.ts";
import { map } from "./map.ts";
import { parallel } from "./parallel.ts";
import { returnStep } from "./return.ts";
import { run } from "./run.ts";
import { set } from "./set.ts";
import type { StepTranslator } from "./step-translator.ts";
import { switchStep } from "./switch.ts";
import { tryStep } from "./try.ts";
import { wait } from "./wait.ts";

/** Every step kind of DOCUMENTS: one that is missing does not compile. */
export const steps = {
  call,
  set,
  switch: switchStep,
  parallel,
  map,
  loop,
  wait,
  listen,
  approve,
  run,
  try: tryStep,
  emit,
  return: returnStep,
  fail,
} satisfies { readonly [K in StepKind]: StepTranslator<K> };
