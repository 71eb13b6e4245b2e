/** Tells a person what a long start is doing: a line when a step begins, one every few seconds while it lasts. */
export interface Progress {
  step<T>(label: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T>;
}

/** Steps that end within this time say nothing. */
const QUIET_MS = 1500;
const REMIND_MS = 5000;

const wordsOf = (text: string): string => text.replaceAll(/\d+/g, "");

export function makeProgress(write: (text: string) => void): Progress {
  return {
    async step(label, work) {
      const from = Date.now();
      let shown = false;
      let detail = "";
      let over = false;
      const seconds = (): string => `${Math.round((Date.now() - from) / 1000)} s`;
      const show = (): void => {
        shown = true;
        write(`  ${label}${detail === "" ? "" : `: ${detail}`} (${seconds()})\n`);
      };
      const first = setTimeout(show, QUIET_MS);
      const remind = setInterval(show, REMIND_MS);
      try {
        return await work((text) => {
          // A detail that only counts on is shown with the next reminder.
          const fresh = wordsOf(text) !== wordsOf(detail);
          detail = text;
          if (fresh && shown && !over) show();
        });
      } finally {
        clearTimeout(first);
        clearInterval(remind);
        over = true;
        if (shown) write(`  ${label}: done in ${seconds()}\n`);
      }
    },
  };
}
