import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/model/errors.ts';
import { parseTarget, parseTyped } from '../../src/model/query.ts';

describe('what a person types', () => {
  it.each([
    ['anilist:16498', 'anilist:16498'],
    ['MAL:1', 'mal:1'],
    ['https://myanimelist.net/anime/5114/x', 'mal:5114'],
  ])('%s is a ref', (text, ref) => {
    expect(parseTarget(text)).toMatchObject({ ref });
    expect(parseTyped(text)).toMatchObject({ ref });
  });

  it.each([
    'Evangelion: 3.0+1.01 Thrice Upon a Time',
    'Evangelion:3.0+1.01',
    'Memories: 3',
    'Persona: 5',
    'Anilist: The Movie',
    'Kitsu: the fox',
    'foo:123',
    'Re:Zero',
    'Level:E',
    '22/7',
    '3x3 Eyes',
  ])('%s is a title', (text) => {
    expect(parseTarget(text)).toEqual({ text });
    expect(parseTyped(text)).toEqual({ text });
  });

  it.each(['anilist:', 'mal:abc', 'anilist: 16498', 'kitsu:anime/'])(
    '%s is no ref, and says how one is written',
    (text) => {
      expect(() => parseTarget(text)).toThrow(/is no ref: write anilist:ID, mal:ID/);
      expect(() => parseTyped(text)).toThrow(UsageError);
    },
  );

  it.each(['86', '1', '16498', ' 2001 '])('%j may be a title where one is typed, and is refused in a list', (text) => {
    expect(parseTyped(text)).toEqual({ text: text.trim(), isBareNumber: true });
    expect(() => parseTarget(text)).toThrow(
      `${text.trim()} could be an id anywhere: write anilist:${text.trim()} or mal:${text.trim()}`,
    );
    expect(parseTarget(`title:${text.trim()}`)).toEqual({ text: text.trim() });
  });
});
