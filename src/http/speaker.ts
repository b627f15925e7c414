/** Whose words are quoted, and what must not be. */
export interface Speaker {
  /** As in sentences. */
  readonly label: string;
  /** As in `ANIMECTL_<NAME>_URL`. */
  readonly name: string;
  /** What must not be repeated. */
  readonly secrets: readonly string[];
}
