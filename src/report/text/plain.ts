import { isEveryday } from '../../model/characters.ts';

/**
 * A text from outside, safe on a terminal and in one line: no escape sequences, control characters, changes of writing
 * direction or invisible characters; line breaks are spaces; at most three marks stand on a letter.
 */
export function plain(text: string): string {
  if (isEveryday(text)) return text.replace(/ {2,}/g, ' ').trim();
  return text
    .replace(escapes, '')
    .replace(breaks, ' ')
    .replace(invisible(), '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

// OSC, DCS, SOS, PM and APC with what they carry, where they are closed; CSI; then any other two-character escape.
const escapes =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes
  /(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]/g;

const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

// Controls, format characters (bidi, zero width, tags, soft hyphen), fillers that show as nothing, and what is no character and
// may stand in no XML.
// A function, for V8 reads Unicode's tables as soon as such a pattern is there, and few texts need it.
const invisible = () => /[\p{Cc}\p{Cf}\p{NChar}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;

/** JSON in which nothing can act on a terminal or in a script: such characters are written as `\u....`. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    unsafeInJson,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const unsafeInJson = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
