/** https://html.spec.whatwg.org/multipage/named-characters.html: those of Latin 1, from U+00A0 on, in their order. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const others: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  star: '☆',
  starf: '★',
  hearts: '♥',
  infin: '∞',
  trade: '™',
  alpha: 'α',
  beta: 'β',
  delta: 'δ',
  Delta: 'Δ',
  Omega: 'Ω',
  omega: 'ω',
  pi: 'π',
  radic: '√',
  larr: '←',
  rarr: '→',
  dagger: '†',
  oline: '‾',
  tilde: '~',
  excl: '!',
  quest: '?',
  num: '#',
  ast: '*',
  comma: ',',
  colon: ':',
  semi: ';',
  lpar: '(',
  rpar: ')',
  sol: '/',
  amacr: 'ā',
  emacr: 'ē',
  imacr: 'ī',
  omacr: 'ō',
  umacr: 'ū',
};

const named: ReadonlyMap<string, string> = new Map([
  ...latin.split(' ').map((name, n) => [name, String.fromCharCode(0xa0 + n)] as const),
  ...Object.entries(others),
]);

/** Matches what looks like a reference to a character: `&amp;`, `&#039;`, `&#x27;`. */
const reference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));/g;

/** Replaces HTML's character references by their characters. Those that nobody knows stay as they are. */
export function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
