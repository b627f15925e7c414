import { describe, expect, it } from 'vitest';
import { mended } from '../../src/import/mended-xml.ts';

async function readable(text: string, size = text.length): Promise<string> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  let out = '';
  for await (const part of mended(pieces())) out += part;
  return out;
}

describe('XML as scripts write it', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['Tom & Jerry', 'Tom &amp; Jerry'],
    ['Tom &amp; Jerry', 'Tom &amp; Jerry'],
    ['Tom &amp;amp; Jerry', 'Tom &amp;amp; Jerry'],
    ['a &lt; b &gt; c', 'a &lt; b &gt; c'],
    ['a&nbsp;b', 'a\u00a0b'],
    ['&eacute;t&#233; &#xE9;', 'été é'],
    ['&quot;Q&quot;', '"Q"'],
    ['&nosuch; &;', '&amp;nosuch; &amp;;'],
    ['&#60;b&#62;', '&lt;b&gt;'],
    ['a&#7;b&#xffff;c', 'abc'],
    ['a&#0;b', 'a&amp;#0;b'],
    ['a\u0007b\u001fc\uffffd\te', 'abcd\te'],
    ['1 < 2 <3 <-', '1 &lt; 2 &lt;3 &lt;-'],
    [
      '<?xml version="1.0"?><!DOCTYPE a><!-- b --><a:b/><_c></_c>',
      '<?xml version="1.0"?><!DOCTYPE a><!-- b --><a:b/><_c></_c>',
    ],
    ['<!x', '<!x'],
    ['<!1', '&lt;!1'],
    ['<![CDATA[a & b < c]]> & d', '<![CDATA[a & b < c]]> &amp; d'],
    ['<![CDATA[a\u0007b]]>\u0007', '<![CDATA[ab]]>'],
    [
      '<anime><t><![CDATA[A & B</anime> <anime><t><![CDATA[C]]></t></anime>',
      '<anime><t><![CDATA[A & B]]></anime> <anime><t><![CDATA[C]]></t></anime>',
    ],
    ['<anime><![CDATA[A</anime><manga>&</manga>', '<anime><![CDATA[A]]></anime><manga>&amp;</manga>'],
    ['<anime><![CDATA[A</anime></myanimelist>&', '<anime><![CDATA[A]]></anime></myanimelist>&amp;'],
    ['<anime><![CDATA[A</anime> and <b>', '<anime><![CDATA[A</anime> and <b>'],
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['', ''],
  ];

  it.each(texts)('%j becomes %j, which a parser reads', async (text, wanted) => {
    expect(await readable(text)).toBe(wanted);
  });

  it('is mended alike in pieces of any size', async () => {
    const [text, wanted] = [0, 1].map((n) =>
      texts
        .map((pair) => `${pair[n]}<i>${'x'.repeat(70)}</i>`)
        .slice(0, 17)
        .join('\n'),
    );
    for (const size of [1, 7, 63, 64, 65, 200]) expect(await readable(text ?? '', size)).toBe(wanted);
  });
});
