// Finds the pictures of the logo that an edition names.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Logo } from '../../model/manner/look.ts';
import type { EditionFile } from '../../model/project.ts';
import type { Checked, Sources } from '../../model/sources.ts';
import type { Locator } from '../text/locate.ts';

const folders = ['content/images/', 'templates/images/'] as const;
const kinds = /\.(?:svg|png|jpe?g)$/i;

/** The logo with a message for each picture that is missing; undefined where there is none. */
export function readLogo(
  { logo, organisation, title }: EditionFile,
  sources: Sources,
  locate: Locator,
): Checked<Logo | undefined> {
  if (logo === undefined) return { value: undefined, messages: [] };
  const messages: VFileMessage[] = [];
  const find = (name: string, key: 'file' | 'dark'): string | undefined => {
    const found = pathOf(name, sources);
    if (found === undefined) messages.push(missingLogo(name, sources, locate(['logo', key])));
    return found;
  };
  const path = find(logo.file, 'file');
  const dark = logo.dark === undefined ? path : find(logo.dark, 'dark');
  if (path === undefined || dark === undefined) return { value: undefined, messages };
  return { value: { path, dark, alt: logo.alt ?? organisation ?? title }, messages };
}

function pathOf(name: string, { texts, assets }: Sources): string | undefined {
  const has = (path: string) => kinds.test(path) && (texts.has(path) || assets.has(path));
  const bare = name.replace(/^(?:\.?\/)+/, '').replace(/^images\//, '');
  return [bare, ...folders.map((folder) => folder + bare)].find(
    (path) => folders.some((folder) => path.startsWith(folder)) && has(path),
  );
}

function missingLogo(
  name: string,
  { texts, assets }: Sources,
  place: Parameters<typeof message>[1],
): VFileMessage {
  const pictures = [...texts.keys(), ...assets.keys()]
    .filter((path) => folders.some((folder) => path.startsWith(folder)) && kinds.test(path))
    .map((path) => path.replace(/^.*\/images\//, ''));
  const reason = `Unexpected logo \`${name}\`, expected an SVG, PNG or JPEG in \`${folders.join('` or `')}\``;
  return message(
    'missing-image',
    place,
    reason,
    pictures.length === 0 ? { help: 'put the picture there' } : suggest(name, pictures),
  );
}
