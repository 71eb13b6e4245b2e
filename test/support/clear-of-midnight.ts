import { setTimeout as sleep } from "node:timers/promises";

const DAY_S = 86_400;
const LEFT_S = 90;

/** Waits where the zone's day is about to end: for a test of what is counted by the day, which must see one day alone. */
export async function clearOfMidnight(timeZone = "UTC"): Promise<void> {
  const now = new Date().toLocaleTimeString("en-GB", { timeZone, hourCycle: "h23" });
  const [hours = 0, minutes = 0, seconds = 0] = now.split(":").map(Number);
  const left = DAY_S - (hours * 3600 + minutes * 60 + seconds);
  if (left <= LEFT_S) await sleep((left + 1) * 1000);
}
