/**
 * What the process has used of its processors since it began, in ms: a measure of work that neighbours, a stop of the
 * machine and a disk add nothing to.
 */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
