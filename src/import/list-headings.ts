import type { WatchState } from '../model/watched.ts';
import { namesList, withoutNameOfList } from './document-headings.ts';
import { stateOfList } from './watched.ts';

/** Words of a line for how far somebody is, a part of a pattern that ignores case. */
export const watchWords =
  'dropped|completed?|complete|watch(?:ed|ing)|rewatch(?:ed|ing)?|currently watching|to watch|plan(?:ned|ning)?(?: to watch)?|ptw|on[ -]?hold|paused|stalled|finished|done|seen|unfinished|anime|in progress|current|backlog|abgebrochen|gesehen|geschaut|abandonn[ée]e?|termin[ée]e?|vu|visto|vista|abandonado|completado|viendo|pendiente|просмотрено|смотрю|брошено|в планах|отложено|視聴済み?|視聴中|見た|看过|在看|想看|완결';

const manga = /[([](?:manga|manhwa|manhua|webtoon|comic|(?:light |web )?novel|ln|漫画)[)\]]\s*$/i;

/** `Total: 120`, `Last updated: 2024-01-01`. */
const ofTheList =
  /^(?:CLOSED|SCHEDULED|DEADLINE): [[<]|^:[A-Z_]+:(?:\s|$)|^(?:(?:grand )?total|sum|count)(?:\s+(?:anime|titles?|series|watched|completed))?\s*[:=]\s*\d[\d., ]*(?:\p{L}+)?$|^(?:last )?(?:updated?|edited)(?:\s+on)?\s*:?\s*\d.*$/iu;

/** Why a line of a list is no title; undefined: it may be one. */
export function whyNoTitle(line: string): string | undefined {
  const text = line.trim();
  if (/^#{1,6}(?:\s|$)/.test(text) || /^\/\/\s/.test(text)) return 'it is a comment';
  if (/^<!--.*-->$/.test(text)) return 'it is a comment';
  if (!/[\p{L}\p{N}]/u.test(text) && /^[-=*_~#|:+\s]+$/.test(text)) return 'it is a rule';
  if (ofTheList.test(text)) return 'it is a remark on the list';
  if (manga.test(text)) return 'it is a manga';
  return isListHeading(text) ? 'it is a heading' : undefined;
}

const bareState = new RegExp(String.raw`^(?:${watchWords})(?:\s*(?:list|anime))?$`, 'iu');

/** One sign of a list and a blank: what stands behind it is a line of the list, such as a remark on the one above. */
const item = /^(?:[-*+•◦‣▪●○·–—]|\[[ xX✓✔~-]?\])\s/u;

/** `(12)`, `[TV]`, ` - 12`, `: 12 titles` behind a heading; a bracket may have lost its other half. */
const tally = /\s*[([{（【][^([{（【]*$|\s*[-–—:：x×]\s*\d{1,5}(?:\s+\p{L}+)?$/iu;

/** Whether a line stands above others, whatever is drawn around it: `Watching:`, `[Completed]`, `--- Dropped ---`, `2. On hold (3)`. */
function isListHeading(text: string): boolean {
  if (/(?<!\bRe)[:：]$/i.test(text.replace(bold, '$1')) && !/^(?:\d|(?:[-*+•]\s+)?\[[ xX✓✔~-]?\]\s)/.test(text))
    return !orgTags.test(text);
  const words = wordsOfHeading(text);
  return (
    bareState.test(words) ||
    (!item.test(text) && namesList(words)) ||
    (isDrawn(text) && /^[\p{L}\p{M}\s_'’-]+$/u.test(words) && stateOfList(words) !== undefined)
  );
}

/** What Org mode writes behind a line: ` :anime:seen:`. */
const orgTags = /\s:[\p{L}\p{N}_@#%]+(?::[\p{L}\p{N}_@#%]+)*:$/u;

const bold = /^(?:\*\*|__)(.+?)(?:\*\*|__)$/u;

/** Whether signs stand on both sides, a number of titles behind it, or it is in capitals. */
const isDrawn = (text: string): boolean =>
  /^(?=.*\p{Lu}{4})\P{Ll}+$/u.test(text) ||
  (/^[^\p{L}\p{N}\s]/u.test(text) && /[^\p{L}\p{N}\s]$/u.test(text)) ||
  tally.test(text);

/** A line without what is drawn around it, its number and that of the titles below it. */
function wordsOfHeading(text: string): string {
  if (item.test(text) && !/[^\p{L}\p{N}\s)\]]$/u.test(text)) return text;
  return text
    .replace(/^\d{1,3}[.)]\s+/, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(tally, '')
    .trim();
}

/** Whether a line that is no title stands above others: `## Completed`, `Watching:`. */
export const isHeading = (line: string): boolean => /^#{1,6}\s/.test(line.trim()) || isListHeading(line.trim());

/** What a heading says of the titles below it. */
export function stateOfHeading(line: string): WatchState | undefined {
  const words = wordsOfHeading(
    line
      .trim()
      .replace(/^#{1,6}\s+/, '')
      .replaceAll('_', ' '),
  );
  return stateOfList(words) ?? (namesList(words) ? stateOfList(withoutNameOfList(words)) : undefined);
}
