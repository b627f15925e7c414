/** This process among the others on its machine. */
export interface Process {
  /** No other one that runs has the same; without blanks. */
  readonly name: string;
  /** Whether the one of that name has ended. False where that cannot be known: of one on another machine. */
  isGone(name: string): boolean;
}
