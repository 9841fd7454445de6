// Finds partials that include themselves without end.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import { parseTemplate, templatePlace } from './handlebars.ts';

/** A partial that another one includes with the context that it was given. */
interface Inclusion {
  readonly name: string;
  readonly loc: hbs.AST.SourceLocation;
}

/**
 * An error for each partial that includes itself, directly or through others, with the same context: nothing could end that.
 * A partial that includes itself for something within its context, such as the children of a node, ends with them.
 */
export function endlessPartials(partials: ReadonlyMap<string, string>): readonly VFileMessage[] {
  const inclusions = new Map([...partials].map(([name, text]) => [name, inclusionsIn(name, text)]));
  return [...partials].flatMap(([name, text]) => {
    const first = inclusions.get(name)?.find((inclusion) => leadsTo(inclusion.name, name, inclusions));
    if (first === undefined) return [];
    const place = templatePlace(`templates/partials/${name}.hbs`, text, first.loc);
    const through = first.name === name ? 'itself' : `\`${first.name}\`, which includes it again`;
    const reason = `Unexpected partial \`${name}\` that includes ${through}, expected an end`;
    const help = 'include it for something within its context, as in `{{#each children}}{{> node}}{{/each}}`';
    return [message('endless-partial', place, reason, { help })];
  });
}

type Inclusions = ReadonlyMap<string, readonly Inclusion[]>;

function leadsTo(from: string, to: string, inclusions: Inclusions, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (inclusions.get(from) ?? []).some(({ name }) => leadsTo(name, to, inclusions, seen));
}

function inclusionsIn(name: string, text: string): readonly Inclusion[] {
  const { value } = parseTemplate(`templates/partials/${name}.hbs`, text);
  return value === undefined ? [] : inProgram(value);
}

function inProgram(program: hbs.AST.Program | undefined): readonly Inclusion[] {
  return (program?.body ?? []).flatMap((node) => inStatement(node));
}

function inStatement(node: hbs.AST.Statement): readonly Inclusion[] {
  if (node.type === 'BlockStatement') {
    const { inverse, path, program } = node as hbs.AST.BlockStatement;
    const isScope = path.original === 'each' || path.original === 'with';
    return [...(isScope ? [] : inProgram(program)), ...inProgram(inverse)];
  }
  if (node.type !== 'PartialStatement' && node.type !== 'PartialBlockStatement') return [];
  const { hash, loc, name, params } = node as hbs.AST.PartialStatement;
  const [context] = params as unknown as readonly hbs.AST.PathExpression[];
  const isSame = context === undefined || context.original === 'this' || context.original === '.';
  const isChanged = !isSame || (hash?.pairs.length ?? 0) > 0;
  return isChanged || !('original' in name) ? [] : [{ name: String(name.original), loc }];
}
