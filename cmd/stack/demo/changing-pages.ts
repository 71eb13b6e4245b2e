/** Pages of the demo that change by themselves, so that its monitors have something to tell. */
export interface ChangingPages {
  /** HTML of a shop: the price falls some seconds after it was first asked for. */
  shop(): string;
  /** RSS: an item comes some seconds after it was first asked for. */
  news(base: string): string;
}

const FALLS_AFTER_MS = 15_000;

export function makeChangingPages(now: () => number = Date.now): ChangingPages {
  const firstAsked = new Map<string, number>();
  const hasChanged = (page: string): boolean => {
    const first = firstAsked.get(page) ?? now();
    firstAsked.set(page, first);
    return now() - first >= FALLS_AFTER_MS;
  };
  return {
    shop() {
      const price = hasChanged("shop") ? "79,90" : "99,00";
      const watching = 3 + (now() % 40);
      return (
        "<!doctype html><title>Keyboard</title><h1>Keyboard, 87 keys</h1>" +
        `<p class="price">${price} €</p><p>${watching} people are watching</p>`
      );
    },
    news(base) {
      const items = [["1", "The shop opens"], ...(hasChanged("news") ? [["2", "The keyboard is cheaper"]] : [])];
      const shown = items.map(
        ([id, title]) =>
          `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>${base}/news/${id}</link></item>`,
      );
      return `<?xml version="1.0"?><rss version="2.0"><channel><title>Shop news</title>${shown.join("")}</channel></rss>`;
    },
  };
}
