import { EXIT, type Context } from "./context.ts";

/** As `GET /audit/verify` answers. */
interface Check {
  readonly valid: boolean;
  readonly checked: number;
  readonly first_bad: number | null;
  readonly next_after: number | null;
  readonly head: { readonly n: number; readonly hash: string | null };
}

/** `watchloom audit verify`: walks the tenant's whole chain; 1 where a row was altered or is gone. */
export async function verifyAudit(context: Context): Promise<number> {
  const client = context.client();
  let checked = 0;
  for (let after: number | null = 0; ;) {
    const check = (await client.request("GET", `/audit/verify?after_n=${after}`)) as unknown as Check;
    checked += check.checked;
    after = check.next_after;
    if (check.valid && after !== null) {
      if (!context.json) context.err(`${checked} of ${check.head.n} rows\n`);
      continue;
    }
    if (context.json) context.out(`${JSON.stringify({ ...check, checked })}\n`);
    else context.out(`${say(context, check, checked)}\n`);
    return check.valid ? EXIT.ok : EXIT.failed;
  }
}

function say({ paint }: Context, { valid, first_bad: bad, head }: Check, checked: number): string {
  if (!valid) return paint.red(`row ${bad} was altered or is gone; the ${checked} rows up to it were looked at`);
  const end = head.hash === null ? "there is none yet" : `the last has the hash ${head.hash}`;
  return `${paint.green("all rows are as they were written")}: ${checked} of them; ${end}`;
}
