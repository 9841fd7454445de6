// Sets the text of SVG pictures in embedded families: a picture in a document finds no font of the machine.
import { CssSyntaxError, type Declaration, parse, type Root } from 'postcss';
import { outwardAddresses } from '../templates/style-faults.ts';
import type { PictureFault } from './file-kind.ts';

/** The embedded families, and names of fonts like each of them. */
const families = {
  sans: 'Inter',
  serif: 'Source Serif 4',
  mono: 'JetBrains Mono',
} as const;

const isMono = /mono|courier|consol|menlo|monaco|code|typewriter|terminal|fixed/iu;
const isSerif =
  /(?<!sans[- ]?)serif|times|georgia|garamond|palatino|cambria|bookman|baskerville|didot|roman|minion|century/iu;

interface Rewritten {
  readonly css: string;
  /** Of the first rule, as a list. */
  readonly families?: string;
  readonly fault?: PictureFault;
}

/** CSS with every family replaced by an embedded one, but for those whose fonts it holds itself; or why it cannot be used. */
export function withEmbeddedFonts(css: string): Rewritten {
  const root = parseCss(css);
  const help = 'save it with styles as attributes of its elements';
  if (root === undefined)
    return { css, fault: { rule: 'unreadable-image', what: 'whose styles cannot be read', help } };
  const [outward] = outwardAddresses(css);
  if (outward !== undefined) {
    const what = `whose styles lead out of it: ${outward.reason.replace(/^Unexpected /u, '').replace(/, expected.*$/u, '')}`;
    return {
      css,
      fault: { rule: 'outside-project', what, help: 'save it with its fonts as paths, or without them' },
    };
  }
  const own = ownFamilies(root);
  let first: string | undefined;
  root.walkDecls(/^font(?:-family)?$/iu, (declaration) => {
    if (declaration.parent?.type === 'atrule') return;
    setFamily(declaration, own);
    first ??= declaration.value;
  });
  return { css: root.toString(), ...(first !== undefined && { families: first }) };
}

function parseCss(css: string): Root | undefined {
  try {
    return parse(css);
  } catch (error) {
    if (error instanceof CssSyntaxError) return undefined;
    throw error;
  }
}

/** The families whose fonts a sheet holds. */
function ownFamilies(root: Root): ReadonlySet<string> {
  const own = new Set<string>();
  root.walkAtRules(/^font-face$/iu, (rule) => {
    rule.walkDecls(/^font-family$/iu, ({ value }) => void own.add(unquoted(value).toLowerCase()));
  });
  return own;
}

function setFamily(declaration: Declaration, own: ReadonlySet<string>): void {
  if (declaration.prop.toLowerCase() === 'font-family') {
    declaration.value = embedded(declaration.value, own);
    return;
  }
  // The families of the shorthand follow the size, which may have a line height after a slash.
  const parts = /^(?<before>.*?[\d.]+(?:[a-z]+|%)(?:\s*\/\s*[\w.%]+)?\s+)(?<list>.+)$/isu.exec(
    declaration.value,
  );
  if (parts?.groups === undefined) return;
  declaration.value = `${parts.groups.before ?? ''}${embedded(parts.groups.list ?? '', own)}`;
}

function embedded(list: string, own: ReadonlySet<string>): string {
  const names = list.split(',').map(unquoted);
  if (names.some((name) => own.has(name.toLowerCase())) || /^(?:inherit|var\()/iu.test(list.trim()))
    return list;
  const known = Object.values(families).find((family) =>
    names.some((name) => name.toLowerCase() === family.toLowerCase()),
  );
  if (known !== undefined) return `"${known}"`;
  if (names.some((name) => isMono.test(name))) return `"${families.mono}"`;
  return names.some((name) => isSerif.test(name)) ? `"${families.serif}"` : `"${families.sans}"`;
}

function unquoted(name: string): string {
  return name.trim().replace(/^["']|["']$/gu, '');
}

/** The embedded families that an SVG names. */
export function familiesIn(svg: string): readonly string[] {
  return Object.values(families).filter((family) => svg.includes(family));
}
