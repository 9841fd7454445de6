// Packs the parts of an office document into a zip file.
import { zipSync } from 'fflate';
import type { Element } from 'xast';
import { refuseIllFormed } from './well-formed.ts';
import { partText, x } from './xml.ts';

/** A part of an office document: a file, with its relationships to other parts. */
export interface Part {
  /** From the root of the package, without a slash: `ppt/slides/slide1.xml`. */
  readonly path: string;
  /** Its media type; absent where its extension implies it. */
  readonly type?: string;
  readonly content: Element | Uint8Array | string;
  readonly links?: readonly Link[];
}

/** A relationship of a part. */
export interface Link {
  readonly id: string;
  /** The end of the relationship's type, such as `slideLayout` or `image`, or a whole address. */
  readonly type: string;
  /** Path of a part, or an address where `isExternal`. */
  readonly target: string;
  readonly isExternal?: boolean;
}

/** Media types by extension. */
const mediaTypes: Readonly<Record<string, string>> = {
  fntdata: 'application/x-fontdata',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  png: 'image/png',
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  svg: 'image/svg+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
};

/**
 * The package as a zip file; the same parts give the same bytes. `links` are the relationships of the package itself. Throws
 * when a part is not well-formed XML.
 */
export function zipParts(parts: readonly Part[], links: readonly Link[]): Uint8Array {
  const files = new Map<string, Uint8Array>();
  const write = (path: string, content: Part['content']) => files.set(path, partBytes(path, content));
  write('[Content_Types].xml', contentTypes(parts));
  write('_rels/.rels', relationships('', links));
  for (const part of parts) {
    write(part.path, part.content);
    if (part.links !== undefined && part.links.length > 0)
      write(linksPath(part.path), relationships(part.path, part.links));
  }
  // Programs expect the content types first; the rest is sorted so that equal parts give equal bytes.
  const [types, ...others] = [...files.keys()];
  const order = [types ?? '', ...others.sort()];
  const entries = order.map((path) => [path, files.get(path) ?? new Uint8Array()] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: '1980-01-01T00:00:00', os: 3 });
}

/** The bytes of a part. Throws when it is XML that is not well-formed. */
function partBytes(path: string, content: Part['content']): Uint8Array {
  if (content instanceof Uint8Array) {
    if (path.endsWith('.svg')) refuseIllFormed(path, new TextDecoder().decode(content));
    return content;
  }
  const text = typeof content === 'string' ? content : partText(content);
  refuseIllFormed(path, text);
  return new TextEncoder().encode(text);
}

function linksPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return `${path.slice(0, slash)}/_rels${path.slice(slash)}.rels`;
}

function contentTypes(parts: readonly Part[]): Element {
  const used = new Set(parts.map(({ path }) => path.slice(path.lastIndexOf('.') + 1)));
  const defaults = Object.entries(mediaTypes).filter(
    ([extension]) => ['rels', 'xml'].includes(extension) || used.has(extension),
  );
  return x(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    defaults.map(([Extension, ContentType]) => x('Default', { Extension, ContentType })),
    parts.flatMap(({ path, type }) =>
      type === undefined ? [] : [x('Override', { PartName: `/${path}`, ContentType: type })],
    ),
  );
}

const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

function relationships(from: string, links: readonly Link[]): Element {
  return x(
    'Relationships',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
    links.map(({ id, type, target, isExternal }) =>
      x('Relationship', {
        Id: id,
        Type: type.includes('://') ? type : `${officeTypes}${type}`,
        Target: isExternal === true ? target : relativePath(from, target),
        TargetMode: isExternal === true ? 'External' : null,
      }),
    ),
  );
}

function relativePath(from: string, to: string): string {
  const up = from.split('/').length - 1;
  return up <= 0 ? to : `${'../'.repeat(up)}${to}`;
}
