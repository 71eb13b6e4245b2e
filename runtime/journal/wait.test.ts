import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWaits } from "./wait.ts";

function makeNews() {
  const listeners = new Set<() => void>();
  return {
    listeners,
    onNews(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell() {
      for (const listener of listeners) listener();
    },
  };
}

test("what comes between the look and the wait is heard", async () => {
  const news = makeNews();
  const waits = makeWaits(news.onNews);
  waits.begin();
  news.tell();
  await waits.wait(undefined);
  waits.begin();
  let over = false;
  const waiting = waits.wait(undefined).then(() => (over = true));
  await Promise.resolve();
  assert.equal(over, false);
  news.tell();
  await waiting;
  assert.equal(news.listeners.size, 1);
});

test("ends by the signal, by the time and by close, and close is for ever", async () => {
  const news = makeNews();
  const waits = makeWaits(news.onNews);
  const stop = new AbortController();
  waits.begin();
  const waiting = waits.wait(stop.signal);
  stop.abort();
  await waiting;
  waits.begin();
  await waits.wait(undefined, 1);
  waits.begin();
  const closing = waits.wait(undefined);
  waits.close();
  await closing;
  waits.begin();
  await waits.wait(undefined);
});
