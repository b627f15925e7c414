type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether the terminal on stdout leads from a text to an address (OSC 8). `FORCE_HYPERLINK` decides where it is set; else a
 * terminal must say what it is: others show the address as garbage. Which ones have links:
 * https://github.com/Alhadis/OSC8-Adoption.
 */
export function hasLinks(env: Env, isTty: boolean): boolean {
  const forced = env.FORCE_HYPERLINK;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (!isTty || env.CI || env.TERM === 'dumb' || env.TERM?.startsWith('screen')) return false;
  return known.some((test) => test(env));
}

const programs: ReadonlySet<string | undefined> = new Set([
  'iTerm.app',
  'WezTerm',
  'vscode',
  'ghostty',
  'rio',
  'Hyper',
]);
const terms = /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour|wezterm)/;

const known: readonly ((env: Env) => boolean)[] = [
  ({ TERM_PROGRAM }) => programs.has(TERM_PROGRAM),
  ({ TERM = '' }) => terms.test(TERM),
  ({ KITTY_WINDOW_ID }) => Boolean(KITTY_WINDOW_ID),
  ({ WT_SESSION }) => Boolean(WT_SESSION),
  ({ DOMTERM }) => Boolean(DOMTERM),
  // VTE 0.50 and Konsole 20.12 were the first of theirs.
  ({ VTE_VERSION }) => Number(VTE_VERSION) >= 5000,
  ({ KONSOLE_VERSION }) => Number(KONSOLE_VERSION) >= 201200,
];
