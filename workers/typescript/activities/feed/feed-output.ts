import type { Json } from "../../../../runtime/ir/json.ts";

export interface FeedItem {
  readonly [field: string]: Json;
  readonly id: string;
  readonly title: string | null;
  readonly url: string | null;
  /** RFC 3339, UTC. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly author: string | null;
  readonly summary: string | null;
  readonly content: string | null;
  readonly categories: string[];
}

export interface FeedOutput {
  readonly [field: string]: Json;
  readonly title: string | null;
  /** Newest first, at most 500. */
  readonly items: FeedItem[];
}
