import type { TokenUsage } from "../../../../runtime/store/index.ts";
import type { ModelProvider } from "../llm/provider.ts";
import type { Spending } from "../llm/within-budget.ts";

/** What a search engine is asked. */
export interface SearchQuestion {
  /** Without the provider's prefix. */
  readonly model: string;
  readonly system: string;
  readonly prompt: string;
  readonly allowDomains: readonly string[];
  readonly denyDomains: readonly string[];
  readonly signal: AbortSignal;
}

/** A page that the engine's search returned. */
export interface FoundPage {
  readonly url: string;
  readonly title: string | null;
  /** Of the page itself, where the URL is a redirect's. */
  readonly domain?: string;
}

/** A part of the answer and the pages that say it. */
export interface Support {
  /** Offsets into the answer, in bytes of UTF-8. */
  readonly from: number;
  readonly to: number;
  /** Places in `pages`. */
  readonly pages: readonly number[];
  /** 0 to 1, where the engine says how sure it is. */
  readonly score?: number;
}

export interface Found {
  readonly answer: string;
  readonly pages: readonly FoundPage[];
  /** Empty: the engine says nothing of what supports what. */
  readonly supports: readonly Support[];
  /** What the model itself says of its answer, 0 to 1. */
  readonly stated?: number;
  readonly usage: TokenUsage;
}

/** A model that searches the web. Throws as {@link ModelProvider} does. */
export interface SearchEngine {
  search(question: SearchQuestion, spending: Spending): Promise<Found>;
  /** The same without the search. */
  readonly model: ModelProvider;
}
