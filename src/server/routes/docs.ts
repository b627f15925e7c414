import { html } from '../../report/page/escape.ts';
import { shell } from '../../report/page/shell.ts';
import { css } from '../../report/page/style.ts';
import { problems } from '../problem.ts';
import type { Api, Site } from '../site.ts';

/** The description of the API: for programs (OpenAPI 3.1), and as a page that needs nothing else. */
export function docsRoutes(api: Api, site: Site): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Api-Key',
    description: 'For all that writes; for reading, where the caller is not on this machine.',
  });
  const description = () =>
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'animectl',
        version: site.surroundings.version,
        description: 'Every season, film, OVA and special of an anime franchise, in watch order.',
      },
      security: [{ key: [] }, {}],
    });
  // Routes do not change while the server runs.
  let document: ReturnType<typeof description> | undefined;
  const known = () => {
    document ??= description();
    return document;
  };
  api.get('/openapi.json', (ask) => ask.json(known()));
  api.get('/docs', (ask) => ask.html(docsPage(known() as unknown as OpenApi)));
}

/** What the page reads of the description. */
interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: ParameterSchema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

interface ParameterSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: { readonly enum?: readonly unknown[] };
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly example?: unknown;
}

function docsPage({ info, paths }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationHtml(path, method, operation)),
  );
  const codes = Object.entries(problems).map(
    ([code, [status, title]]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${html(title)}</td></tr>`,
  );
  return shell({
    title: `${info.title} ${info.version}: the API`,
    css: `${css}${docsCss}`,
    body: `<main><h1>The API of ${html(info.title)}</h1><p>${html(info.description)} Also as <a href="openapi.json">OpenAPI 3.1</a>.</p>
${operations.join('\n')}
<h2 id="problems">Problems</h2><p>Errors are problem documents (RFC 9457) with one of these codes.</p>
<table><thead><tr><th>code</th><th>status</th><th>what it says</th></tr></thead><tbody>${codes.join('\n')}</tbody></table></main>`,
    data: {},
    scripts: [],
  });
}

const docsCss = `
td:first-child { white-space: nowrap; }
.call { border-top: 1px solid currentColor; margin-top: 1.5rem; padding-top: .5rem; }
.call h2 { font-size: 1.05rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: .5rem 0; font-size: .9rem; }
th, td { text-align: left; padding: .15rem .8rem .15rem 0; vertical-align: top; overflow-wrap: anywhere; }
`;

/** What a parameter can be. */
function valueWords({ type, enum: choices, items, minimum, maximum, example }: ParameterSchema): string {
  if (type === 'boolean') return 'true or false';
  if (items?.enum) return `some of ${items.enum.join(', ')}, with commas between them`;
  if (choices) return choices.join(', ');
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  return example === undefined ? '' : `such as ${String(example)}`;
}

/** Words in which what stands between backticks is code. */
const marked = (words: string): string => html(words).replace(/`([^`]+)`/g, '<code>$1</code>');

function operationHtml(path: string, method: string, operation: Operation): string {
  const { summary = '', description, parameters = [], requestBody, responses } = operation;
  const rows = parameters.map(({ name, required, schema, description: words = schema?.description }) => {
    const about = [words && marked(words), `<small>${html(schema ? valueWords(schema) : '')}</small>`].filter(Boolean);
    return `<tr><td><code>${html(name)}</code>${required ? ' (needed)' : ''}</td><td>${about.join(' ')}</td></tr>`;
  });
  const answers = Object.entries(responses).map(
    ([status, { description: words }]) => `<tr><td>${status}</td><td>${marked(words)}</td></tr>`,
  );
  const bodies = requestBody ? `<p>Body: ${html(Object.keys(requestBody.content).join(', '))}</p>` : '';
  return `<section class="call"><h2><code>${method.toUpperCase()} ${html(path)}</code></h2><p>${marked(`${summary}. ${description ?? ''}`)}</p>
${rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : ''}${bodies}
<table><tbody>${answers.join('')}</tbody></table></section>`;
}
