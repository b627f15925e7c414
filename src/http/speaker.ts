/** Whose words are quoted, and what must not be. */
export interface Speaker {
  /** As in sentences. */
  readonly label: string;
  /** As in `ANIMECTL_<NAME>_URL`. */
  readonly name: string;
  /** What `ANIMECTL_<NAME>_...` is called that holds its credentials; `TOKEN`. */
  readonly credential?: string;
  /** What must not be repeated. */
  readonly secrets: readonly string[];
}
