// Decides what the address of a picture means: the only place that does.

/** What an address names: a file below `content/`, something on the network or elsewhere on this machine, or bytes of its own. */
export type PictureAddress =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'remote' | 'outside' | 'inline' };

/**
 * What an address in Markdown names. Names may hold any character, written as it is or percent-encoded; an address is taken
 * as it is written if there is such a file, otherwise decoded, otherwise without what follows `?` or `#`. Letters with accents
 * may be stored composed or decomposed. `exists` tests a path relative to `content/`.
 */
export function pictureAddress(url: string, exists: (path: string) => boolean): PictureAddress {
  if (/^data:/i.test(url)) return { kind: 'inline' };
  if (/^(?:[a-z][a-z0-9+.-]+:)?[\\/]{2}/i.test(url) && !/^file:/i.test(url)) return { kind: 'remote' };
  if (/^(?:[a-z][a-z0-9+.-]*:|[\\/])/i.test(url) && !exists(url)) return { kind: 'outside' };
  const candidates = [url, decoded(url), withoutSuffix(url), decoded(withoutSuffix(url))];
  const paths = candidates.flatMap((candidate) => normal(candidate) ?? []);
  const [first] = paths;
  if (first === undefined) return { kind: 'outside' };
  const forms = paths.flatMap((path) => [path, path.normalize('NFC'), path.normalize('NFD')]);
  return { kind: 'file', path: forms.find(exists) ?? normal(decoded(url)) ?? first };
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function withoutSuffix(url: string): string {
  return url.replace(/[?#].*$/su, '');
}

/** The path without `.`, `..` and empty parts; undefined when it leads out of the folder. */
function normal(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split(/[\\/]/u)) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}
