import { describe, expect, it } from 'vitest';
import { newWorld, type WorldOptions } from '../helpers/io.ts';

const esc = '\u001b[';

describe('colours', () => {
  it.each<[string, boolean, Record<string, string>, readonly string[], boolean]>([
    ['on a terminal', true, { TERM: 'xterm' }, [], true],
    ['not in a pipe', false, { TERM: 'xterm' }, [], false],
    ['not with NO_COLOR', true, { TERM: 'xterm', NO_COLOR: '1' }, [], false],
    ['with NO_COLOR, which is empty', true, { TERM: 'xterm', NO_COLOR: '' }, [], true],
    ['not with --no-color', true, { TERM: 'xterm' }, ['--no-color'], false],
    ['not with ANIMECTL_COLOR=0', true, { TERM: 'xterm', ANIMECTL_COLOR: '0' }, [], false],
    ['in a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, [], true],
    ['not with FORCE_COLOR=0', true, { TERM: 'xterm', FORCE_COLOR: '0' }, [], false],
    ['not with NO_COLOR and FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, [], false],
    ['not with --no-color and FORCE_COLOR', true, { FORCE_COLOR: '1' }, ['--no-color'], false],
    ['not on a terminal that is dumb', true, { TERM: 'dumb' }, [], false],
  ])('%s', async (_, isTty, env, words, wanted) => {
    const options: WorldOptions = { isTty, env, ...(isTty && { columns: 80 }) };
    const { code, out } = await newWorld().run(['--offline', ...words, 'franchise', 'Death Note'], options);
    expect(code).toBe(0);
    expect(out.includes(esc)).toBe(wanted);
  });

  it('never in a file, and never in JSON', async () => {
    const env = { FORCE_COLOR: '3' };
    const { out } = await newWorld().run(['--offline', 'franchise', 'Death Note', '--json'], { env });
    expect(out).not.toContain(esc);
  });
});
