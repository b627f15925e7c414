import type { FranchiseDocument } from '../../franchise/document.ts';
import { safeJson } from '../text/plain.ts';

/** One JSON document, indented by two spaces, a line break at its end. */
export function json(document: FranchiseDocument): string {
  return `${safeJson(document, 2)}\n`;
}
