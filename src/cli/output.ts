import { PassThrough, type Writable } from 'node:stream';
import type { App } from '../app/app.ts';
import { UsageError } from '../model/errors.ts';
import type { Ref } from '../model/ref.ts';
import { singleFormats } from '../report/choices.ts';
import { documentReporter, type Selection } from '../report/documents.ts';
import { loadFormat } from '../report/formats.ts';
import { ndjsonReporter } from '../report/live/ndjson.ts';
import type { Reporter } from '../report/live/reporter.ts';
import type { Deciding } from '../tasks/decided.ts';
import { checkWritable, writeText } from './files.ts';
import type { FranchiseOptions } from './franchise/command.ts';
import type { Io } from './io.ts';
import { stdoutStyle } from './screen.ts';

/** Where answers go: stdout, or a file that is there only when it is whole. */
export interface Output {
  readonly reporter: Reporter;
  close(): Promise<void>;
}

export async function openOutput(options: Deciding<FranchiseOptions>, app: App): Promise<Output> {
  const { format: name, titles, ascii, output, targets } = options;
  if (targets.length > 1 && singleFormats.has(name) && options.explain === undefined)
    throw new UsageError(`--format ${name} holds one franchise: give one title instead of ${targets.length}`);
  if (output !== undefined) await checkWritable(output);
  const file = output === undefined ? undefined : collected(output, app.io);
  const stream = file?.stream ?? app.io.stdout;
  const close = file?.close ?? (async () => {});
  if (options.explain !== undefined)
    return { reporter: await explanations(stream, options.explain, options, app), close };
  const selection = selectionOf(options, app);
  if (name === 'ndjson') return { reporter: ndjsonReporter(stream, selection), close };
  const style = stdoutStyle(app, { titles, ascii, toFile: file !== undefined });
  const format = await loadFormat(name);
  const reporter = documentReporter(stream, { format: (document) => format(document, style), ...selection });
  return {
    reporter,
    async close() {
      await reporter.written();
      await close();
    },
  };
}

function selectionOf({ order, filter }: Deciding<FranchiseOptions>, { io, config }: App): Selection {
  if (!filter) return { order };
  return { order, filter, ...(!config.quiet && { say: (line: string) => void io.stderr.write(`${line}\n`) }) };
}

async function explanations(
  stream: Writable,
  ref: Ref,
  { format, policy, ascii, output, decisions }: Deciding<FranchiseOptions>,
  app: App,
): Promise<Reporter> {
  const [{ explanationReporter }, { explanationJson, explanationText }] = await Promise.all([
    import('../report/explanations.ts'),
    import('../report/format/explanation.ts'),
  ]);
  const style = stdoutStyle(app, { ascii, toFile: output !== undefined });
  const asJson = format === 'json' || format === 'ndjson';
  return explanationReporter(stream, {
    ref,
    policy,
    cuts: decisions.cuts,
    format: asJson ? explanationJson : (explanation) => explanationText(explanation, style),
  });
}

/** What is written is held until the end and then put in the file's place at once. */
function collected(path: string, io: Io): { readonly stream: PassThrough; close(): Promise<void> } {
  const stream = new PassThrough({ highWaterMark: Number.MAX_SAFE_INTEGER });
  return {
    stream,
    async close() {
      const content: unknown = stream.read();
      if (content === null) return;
      await writeText(path, String(content), io);
    },
  };
}
