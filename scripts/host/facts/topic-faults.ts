// Errors about files of facts that cannot be loaded, with their places.
import { posix } from 'node:path';
import { Refusal, type SourceLocation } from '../../facts/refusal.ts';
import { nearest, suggest } from '../../messages/message.ts';
import { errorCode } from '../process/errors.ts';

type Files = ReadonlyMap<string, string>;

/**
 * The error that a module threw while it was loaded, as a `Refusal` if it is one of syntax or imports. Any other was thrown by
 * the code of the file and is returned as it is. `exportsOf` gives the names that a module outside of the files exports.
 */
export function loadFault(
  error: unknown,
  files: Files,
  exportsOf: (specifier: string) => readonly string[],
): unknown {
  if (errorCode(error) === 'ERR_REQUIRE_ASYNC_MODULE') return awaitRefusal(files);
  return error instanceof SyntaxError ? syntaxFault(error, files, exportsOf) : error;
}

function syntaxFault(
  error: SyntaxError,
  files: Files,
  exportsOf: (specifier: string) => readonly string[],
): Refusal {
  const at = spotOf(error.stack ?? '');
  const [, specifier, name] =
    /^The requested module '(.+)' does not provide an export named '(.+)'$/.exec(error.message) ?? [];
  if (specifier === undefined || name === undefined)
    return syntaxRefusal(error, repeated(error, files) ?? at);
  const importer = at?.path ?? '';
  const target = posix.join(posix.dirname(importer), specifier);
  const known = files.has(target) ? exportedIn(files.get(target) ?? '') : exportsOf(specifier);
  const reason = `Unexpected import of \`${name}\` from \`${specifier}\`, expected one of the ${known.length} names that it exports`;
  const { help } = suggest(name, known);
  const isType = /^[A-Z]/.test(name);
  return new Refusal('unknown-import', reason, {
    help: isType ? `a type is imported as \`type ${name}\`` : (help ?? 'export it there'),
    ...(at === undefined ? {} : { at }),
  });
}

/** Refuses an `await` outside of functions, for which the engine gives no place: what it waits for may never come. */
function awaitRefusal(files: Files): Refusal {
  const found = [...files].flatMap(([path, text]) => {
    const index = /^\S.*\bawait\b|^await\b/m.exec(text)?.index;
    return index === undefined ? [] : [spotAt(path, text, text.indexOf('await', index), 'await'.length)];
  });
  const reason = 'Unexpected `await` outside of a function, expected a file that computes at once';
  const help = 'facts are computed from the data alone, for which nothing has to be waited';
  return new Refusal('fact-syntax', reason, { help, ...(found[0] && { at: found[0] }) });
}

/** The parser's message without its list of all tokens that it would have accepted. */
function syntaxRefusal({ message }: SyntaxError, at: SourceLocation | undefined): Refusal {
  const [first = message] = message.split(/\. (?=Expected )/);
  const isUntranslated = message.includes('not supported in strip-only mode');
  return new Refusal('fact-syntax', `This cannot be read as TypeScript: ${first}`, {
    help: isUntranslated
      ? 'types are taken out and nothing is translated: write a union of texts or a constant object for an `enum`, plain exports for a `namespace`, and fields of a class one by one'
      : '`npm run types` checks the files of facts as well',
    ...(at === undefined ? {} : { at }),
  });
}

/** The second declaration or import of a name that is declared twice, for which the engine gives no place. */
function repeated({ message }: SyntaxError, files: Files): SourceLocation | undefined {
  const name = /^Identifier '(\w+)' has already been declared$/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const declared = new RegExp(
    `(?<=^(?:export )?(?:const|let|class|function) )${name}\\b|(?<=^import [^;]*)\\b${name}\\b(?=[^;]* from )`,
    'gm',
  );
  for (const [path, text] of files) {
    const second = [...text.matchAll(declared)][1];
    if (second !== undefined) return spotAt(path, text, second.index, name.length);
  }
  return undefined;
}

/** The place that Node writes before the stack: the address with the line, the line itself, and carets under the place. */
function spotOf(stack: string): SourceLocation | undefined {
  const [, path, line] = /^file:.*\/(data\/facts\/.+\.ts):(\d+)\n/.exec(stack) ?? [];
  if (path === undefined) return undefined;
  const carets = /^(?<before>[ \t]*)(?<carets>\^+)[ \t]*$/m.exec(stack)?.groups;
  const column = (carets?.before?.length ?? 0) + 1;
  return { path, line: Number(line), column, length: carets?.carets?.length ?? 1 };
}

/** Refuses a file in `data/facts/` that exports no function `topic`. */
export function missingTopic(path: string, exported: readonly string[]): Refusal {
  const found = exported.length === 0 ? 'nothing' : exported.map((name) => `\`${name}\``).join(', ');
  return new Refusal('missing-topic', `Unexpected export of ${found}, expected a function \`topic\``, {
    help: 'write `export function topic(data: Data): Topic`; parts of a topic stand in a folder below, `data/facts/<topic>/`',
    at: { path, line: 1, column: 1 },
  });
}

/** Refuses to import what is neither `#facts` nor a file of facts. */
export function unknownImport(specifier: string, importer: string, files: Files): Refusal {
  const target = posix.join(posix.dirname(importer), specifier);
  const meant = nearest(target, [...files.keys()]);
  const isInside = specifier.startsWith('.') && target.startsWith('data/facts/');
  const reason = `Unexpected import \`${specifier}\`, expected \`#facts\` or a file in data/facts`;
  const help = 'facts are computed from the data alone: what is from elsewhere goes into a dataset';
  return new Refusal('unknown-import', reason, {
    help: isInside && meant !== undefined ? `did you mean \`${relativeTo(importer, meant)}\`?` : help,
    at: spotOfText(importer, files.get(importer) ?? '', specifier),
  });
}

function relativeTo(importer: string, path: string): string {
  const way = posix.relative(posix.dirname(importer), path);
  return way.startsWith('.') ? way : `./${way}`;
}

function spotOfText(path: string, text: string, specifier: string): SourceLocation {
  const offset = Math.max(text.indexOf(`'${specifier}'`), text.indexOf(`"${specifier}"`), 0);
  return spotAt(path, text, offset, specifier.length + 2);
}

function spotAt(path: string, text: string, offset: number, length: number): SourceLocation {
  const before = text.slice(0, offset).split('\n');
  return { path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length };
}

function exportedIn(text: string): readonly string[] {
  return [...text.matchAll(/^export (?:async )?(?:const|function|class|let)\s+(\w+)/gm)].map(
    ([, name]) => name ?? '',
  );
}
