import type { Command } from 'commander';
import { parseTarget } from '../../model/query.ts';
import { sources } from '../../model/ref.ts';
import { plain } from '../../report/text/plain.ts';
import type { Start } from '../start.ts';
import { type Completion, readTyped, type TitleWords, type TypedLine } from './completing.ts';
import { completionScript } from './shell-scripts.ts';
import { bareWord, inBash } from './shell-words.ts';
import type { Shell } from './shells.ts';

/** As many as a person looks through. */
const most = 50;

/** Prints the script, or what could follow `words`. A failure there is nobody's to hear: the line is not finished yet. */
export async function complete(shell: Shell, words: readonly string[], self: Command, start: Start): Promise<void> {
  const write = (text: string) => self.configureOutput().writeOut?.(text);
  if (words.length === 0) {
    write(completionScript(shell));
    return;
  }
  const program = self.parent ?? self;
  if (shell !== 'bash') {
    const typed = [...words.slice(0, -1), bareWord(words.at(-1) ?? '')];
    const { candidates, files } = await answered(readTyped(program, typed), start);
    write(lines(files, candidates.map(shell === 'zsh' ? inZsh : inFish)));
    return;
  }
  const { typed, replies } = inBash(words);
  const { candidates, files } = await answered(readTyped(program, typed), start);
  write(lines(files, replies(candidates)));
}

const lines = (files: boolean, answers: readonly string[]): string =>
  [files ? 'files' : 'words', ...answers].map((line) => `${line}\n`).join('');

const inFish = ({ value, about }: Completion): string => (about === '' ? value : `${value}\t${about}`);

/** For `_describe`, which parts the value from what is said of it by a colon. */
const inZsh = ({ value, about }: Completion): string => {
  const escaped = value.replace(/[\\:]/g, '\\$&');
  return about === '' ? escaped : `${escaped}:${about}`;
};

interface Answered {
  readonly candidates: readonly Completion[];
  readonly files: boolean;
}

async function answered(question: TypedLine, start: Start): Promise<Answered> {
  const { titles, typed, files } = question;
  const found = titles ? await stored(titles, question, start) : question.candidates;
  const fitting = found.filter(({ value }) => value.toLowerCase().startsWith(typed.toLowerCase()));
  const once = new Map(fitting.map((one) => [one.value, one]));
  return { candidates: [...once.values()].slice(0, most), files };
}

/** Titles that are stored. Whatever is wrong with settings or database: none. */
async function stored(kind: TitleWords, { typed, flags }: TypedLine, start: Start): Promise<readonly Completion[]> {
  const found: Completion[] = [];
  const prefix = /^title:/i.exec(typed)?.[0] ?? '';
  try {
    await start(
      async () =>
        async (_, { app }) => {
          const byRef = kind === 'refs' || sources.some((source) => typed.toLowerCase().startsWith(`${source}:`));
          const known = await app.databaseFile.startingWith(typed.slice(prefix.length), most);
          for (const { ref, name, about } of known) {
            if (name !== plain(name)) continue;
            if (byRef) found.push({ value: ref, about: `${name}${about === '' ? '' : `, ${about}`}` });
            else found.push({ value: prefix === '' ? titleWord(name) : `${prefix}${name}`, about });
          }
          return {};
        },
      {},
      flags,
    );
  } catch {}
  return found;
}

/** A name such that it is taken as one: `title:86`. */
function titleWord(name: string): string {
  try {
    if (!name.startsWith('-') && !('ref' in parseTarget(name))) return name;
  } catch {}
  return `title:${name}`;
}
