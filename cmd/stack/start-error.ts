/** Why a stack does not start, in words for whoever started it: where it came from in our code tells them nothing. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StartError";
  }
}
