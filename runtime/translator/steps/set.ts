import type { StepTranslator } from "./step-translator.ts";

/** `set: <any JSON>`; sees the scope before it, not its own keys. */
export const set: StepTranslator<"set"> = {
  kind: "set",
  translate: ({ head, body, pointer, template }) => {
    const value = template(body, pointer);
    return { op: { ...head, op: "let", value: value.template }, output: value.type };
  },
};
