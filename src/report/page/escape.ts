import { plain } from '../text/plain.ts';

/** A text from outside, inert in HTML: between tags and in quoted attributes. */
export function html(text: string): string {
  return plain(text).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
