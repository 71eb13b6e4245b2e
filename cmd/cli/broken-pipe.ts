/** As a program ends that the signal SIGPIPE ends: 128 and its number. */
export const READER_GONE = 141;

/**
 * Whoever reads the output may go away before its end, as `head` does; a write then fails by an event that nobody
 * expects. A verb leaves in silence, but for those that `goOn`: a stack works for others, too.
 */
export function leaveWithReader(streams: readonly NodeJS.WriteStream[], goOn: () => boolean): void {
  for (const stream of streams) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      if (!goOn()) process.exit(READER_GONE);
    });
  }
}
