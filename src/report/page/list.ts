import { type DocumentTitle, type FranchiseDocument, outlineIn } from '../../franchise/document.ts';
import { searched } from '../../model/names.ts';
import { kindOf, pageUrlOf, type Ref, refOf, sources } from '../../model/ref.ts';
import { lengthOf, yearOf } from '../format/length.ts';
import { noteOf, seenWords } from '../format/note.ts';
import { sectionsOf } from '../format/sections.ts';
import { plain } from '../text/plain.ts';
import { lookOf, nameOf, type Style } from '../text/style.ts';
import { count, formatLabels, providerWord } from '../text/words.ts';
import { html } from './escape.ts';

/** The watch order: a list a continuity, a line a title; the rest of what is known unfolds. Complete without the script. */
export function listHtml(document: FranchiseDocument, style: Style): string {
  const look = lookOf(style);
  const { places } = outlineIn(document);
  const order = new Map(document.titles.map((title) => [title.ref, title.order]));
  const item = (title: DocumentTitle): string => {
    const place = places.get(title.ref);
    const name = nameOf(title, look.titles);
    const classes = [title.skippable && 'minor', place?.kind !== 'branch' && 'line', isOut(title) ? '' : 'soon'];
    const note = noteOf({}, place, order);
    const about = [title.format && formatLabels[title.format], note].filter(Boolean).join(', ');
    return [
      `<li id="t${title.order}" class="${classes.filter(Boolean).join(' ')}" data-ref="${title.ref}"${title.mine?.seen ? ' data-seen' : ''} data-words="${html(searchWords(title))}">`,
      `<label class="tick" hidden><input type="checkbox" aria-label="Seen: ${html(name)}"></label>`,
      `<details><summary><span class="n">${title.order}</span> <bdi class="name"${languageOf(name)}>${html(name)}</bdi>${marks(title)}`,
      ` <span class="year">${yearOf(title)}</span> <span class="length">${html(lengthOf(title))}</span></summary>`,
      `<div class="more">${otherNames(title, name)}<p>${html(about)}</p><p>${pageLinks(title)}</p></div></details></li>`,
    ].join('');
  };
  return sectionsOf(document)
    .map(({ name, titles }, n) => {
      const list = `<ol role="list">\n${titles.map(item).join('\n')}\n</ol>`;
      if (name === undefined) return `<section class="story">${list}</section>`;
      const size = count(titles.length, 'title');
      return `<section class="story" id="story${n + 1}"><h3>${html(name)} <small>${size}</small></h3>${list}</section>`;
    })
    .join('\n');
}

const isOut = ({ status }: DocumentTitle): boolean => status !== 'NOT_YET_RELEASED' && status !== 'CANCELLED';

function searchWords({ title, english = '', native = '', ref }: DocumentTitle): string {
  const names = [title, english, native].filter((name) => name !== '');
  return plain([...names.map(searched), ref].join(' '));
}

function otherNames(title: DocumentTitle, name: string): string {
  const others = [title.english, title.title, title.native].flatMap((one) =>
    one && html(one) !== html(name) ? one : [],
  );
  const rest = [...new Set(others)].map((one) => `<bdi${languageOf(one)}>${html(one)}</bdi>`).join(' · ');
  return rest ? `<p class="names">${rest}</p>` : '';
}

/** Kana are Japanese; of other letters the language is not known. */
function languageOf(text: string): string {
  return /[\u3041-\u30ff]/.test(text) ? ' lang="ja"' : '';
}

function marks(title: DocumentTitle): string {
  const words = [
    ...(title.skippable ? ['optional'] : []),
    ...(title.mine?.seen ? ['seen'] : []),
    ...(title.status === 'RELEASING' ? ['airing'] : []),
    ...(title.status === 'NOT_YET_RELEASED' ? ['announced'] : []),
    ...(title.status === 'CANCELLED' ? ['cancelled'] : []),
  ];
  const far = title.mine?.seen ? [] : seenWords(title.mine).map((one) => ` <span class="mark">${html(one)}</span>`);
  return [...words.map((word) => ` <span class="mark ${word}">${word}</span>`), ...far].join('');
}

function pageLinks({ ref, ids }: DocumentTitle): string {
  const own = sources.flatMap((source): readonly (readonly [string, Ref])[] => {
    const id = ids[source];
    return id ? [[source, refOf(source, id, kindOf(ref))]] : [];
  });
  return own.map(([source, page]) => `<a href="${pageUrlOf(page)}">${providerWord(source)}</a>`).join(' ');
}
