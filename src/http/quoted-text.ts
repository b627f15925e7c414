import { isTooDeep } from './json-depth.ts';

const longest = 300;

// Escape sequences whole, so that no "[31m" is left over; then control, bidirectional and invisible characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
// Words of a token's kind are long; shorter ones would tear holes into plain sentences.
const shortestSecret = 8;

/** Text from outside, fit for one line of a terminal: no control characters, no query strings, at most 300 characters. */
export function oneLine(text: string): string {
  const plain = text
    .slice(0, 20_000)
    .replace(escapes, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .replace(/(https?:\/\/[^\s?#"'<>]+)[?#][^\s"'<>]*/gi, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...plain];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : plain;
}

/** A text without what the secret headers hold, should the other side repeat it. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, ...secret.split(/\s+/)])
    .filter((word) => word.length >= shortestSecret)
    .reduce((rest, word) => rest.replaceAll(word, '***'), text);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function firstText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const inner of Object.values(value)) {
    const text = firstText(inner);
    if (text) return text;
  }
  return undefined;
}

/** Where the known providers put their sentence: GraphQL and JSON:API `errors`, Jikan's `messages` and `message`, OAuth's `error_description`. */
function jsonSentence(json: unknown): string | undefined {
  const first = field(field(json, 'errors'), '0');
  return (
    firstText(field(first, 'message')) ??
    firstText(field(first, 'detail')) ??
    firstText(field(first, 'title')) ??
    firstText(field(json, 'messages')) ??
    firstText(field(json, 'message')) ??
    firstText(field(json, 'error_description')) ??
    firstText(field(field(json, 'error'), 'message')) ??
    firstText(field(json, 'error'))
  );
}

/** The title of a web page; undefined for anything else. */
export function pageTitle(text: string): string | undefined {
  const title = /<title[^>]*>([^<]{1,2000})</i.exec(text.slice(0, 100_000))?.[1];
  return title && oneLine(title.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"'));
}

/** What the other side itself says about an error, without `secrets`; undefined where it says nothing. */
export function sentenceInBody(body: string, secrets: readonly string[]): string | undefined {
  const safe = withoutSecrets(body, secrets);
  if (isTooDeep(safe)) return undefined;
  try {
    const sentence = jsonSentence(JSON.parse(safe));
    return sentence && oneLine(sentence);
  } catch {
    return pageTitle(safe);
  }
}

/** The provider's own words, if it has any, as the end of a sentence. */
export function quoted(sentence: string | undefined): string {
  return sentence ? `: "${sentence}"` : '';
}

/** A time as people read it: 2026-11-21 12:10 UTC. `at`: Unix time in ms. */
export function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
