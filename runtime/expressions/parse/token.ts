import type { Span } from "./syntax.ts";

export type Token = Span &
  (
    | { readonly kind: "name" | "symbol" | "quoted"; readonly text: string }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "string"; readonly value: string }
    /** Reported already; stands for one operand. */
    | { readonly kind: "broken" }
    | { readonly kind: "end" }
  );
