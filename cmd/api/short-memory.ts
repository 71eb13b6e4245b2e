/** What was looked up a moment ago: many who ask for the same at once ask once. */
export interface ShortMemory<T> {
  /** Rejects as the look-up did; that is not kept. */
  of(name: string): Promise<T>;
  /** The next who asks for one of these looks anew. */
  forget(names: (name: string) => boolean): void;
}

export interface ShortMemoryOptions<T> {
  /** How long what was found counts. */
  readonly ms: number;
  /** With more than these, all is forgotten. */
  readonly most: number;
  /** What is not kept is looked up for each who comes later; default: all is kept. */
  readonly keeps?: (found: T) => boolean;
}

export function makeShortMemory<T>(
  look: (name: string) => Promise<T>,
  { ms, most, keeps = () => true }: ShortMemoryOptions<T>,
): ShortMemory<T> {
  const known = new Map<string, { readonly found: Promise<T>; readonly until: number }>();
  return {
    of(name) {
      const kept = known.get(name);
      if (kept !== undefined && kept.until > Date.now()) return kept.found;
      if (known.size >= most) known.clear();
      const entry = { found: look(name), until: Date.now() + ms };
      known.set(name, entry);
      const forget = (): void => {
        if (known.get(name) === entry) known.delete(name);
      };
      entry.found.then((found) => {
        if (!keeps(found)) forget();
      }, forget);
      return entry.found;
    },
    forget(names) {
      for (const name of known.keys()) if (names(name)) known.delete(name);
    },
  };
}
