import { type DocumentTitle, type FranchiseDocument, outlineIn } from '../../franchise/document.ts';
import { kindOf, pageUrlOf, type Ref, refOf, sources } from '../../model/ref.ts';
import { nextOf } from '../format/next.ts';
import { noteOf } from '../format/note.ts';
import { factsOf } from '../format/picture.ts';
import { sectionsOf } from '../format/sections.ts';
import { lookOf, nameOf, type Style } from '../text/style.ts';
import { count, providerWord } from '../text/words.ts';
import { html } from './escape.ts';

/** The watch order: a list a continuity, each title under its number. Complete without the script. */
export function listHtml(document: FranchiseDocument, style: Style): string {
  const look = lookOf(style);
  const { places } = outlineIn(document);
  const order = new Map(document.titles.map((title) => [title.ref, title.order]));
  const next = nextOf(document.titles)?.ref;
  const item = (title: DocumentTitle): string => {
    const note = noteOf({}, places.get(title.ref), order);
    const badges = badgesOf(title, title.ref === next);
    return [
      `<li value="${title.order}" id="t${title.order}"${title.skippable ? ' class="minor"' : ''}>`,
      nameHtml(title, nameOf(title, look.titles)),
      `<p class="facts">${html(factsOf(title))}${note && ` <span class="note">${html(note)}</span>`}${badges}</p>`,
      `<p class="more">${pageLinks(title)} <button type="button" data-show="${title.order}" hidden>Show in the graph</button></p>`,
      '</li>',
    ].join('');
  };
  return sectionsOf(document)
    .map(({ name, titles }) => {
      const list = `<ol>\n${titles.map(item).join('\n')}\n</ol>`;
      if (name === undefined) return `<section class="story">${list}</section>`;
      const size = count(titles.length, 'title');
      return `<section class="story"><h3>${html(name)} <small>${size}</small></h3>${list}</section>`;
    })
    .join('\n');
}

function nameHtml(title: DocumentTitle, name: string): string {
  const others = [title.english, title.title, title.native].flatMap((one) =>
    one && html(one) !== html(name) ? one : [],
  );
  const rest = [...new Set(others)].map((one) => `<bdi${languageOf(one)}>${html(one)}</bdi>`).join(' · ');
  return [
    `<a class="name" href="${pageUrlOf(title.ref)}"><bdi${languageOf(name)}>${html(name)}</bdi></a>`,
    ...(rest ? [`<p class="names">${rest}</p>`] : []),
  ].join('');
}

/** Kana are Japanese; of other letters the language is not known. */
function languageOf(text: string): string {
  return /[\u3041-\u30ff]/.test(text) ? ' lang="ja"' : '';
}

function badgesOf({ skippable, status }: DocumentTitle, isNext: boolean): string {
  const words = [
    ...(isNext ? ['next'] : []),
    ...(status === 'RELEASING' ? ['airing'] : []),
    ...(skippable ? ['skippable'] : []),
  ];
  return words.map((word) => ` <span class="badge ${word}">${word}</span>`).join('');
}

function pageLinks({ ref, ids }: DocumentTitle): string {
  const pages = sources.flatMap((source): readonly (readonly [string, Ref])[] => {
    const id = ids[source];
    return id ? [[source, refOf(source, id, kindOf(ref))]] : [];
  });
  return pages.map(([source, page]) => `<a href="${pageUrlOf(page)}">${providerWord(source)}</a>`).join(' ');
}
