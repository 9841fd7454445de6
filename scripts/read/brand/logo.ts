// Reads the pictures of the logo that an edition names.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Logo } from '../../model/manner/look.ts';
import type { EditionFile } from '../../model/project.ts';
import type { Checked, PictureFile, Sources } from '../../model/sources.ts';
import { readPicture } from '../pictures/picture.ts';
import { locator } from '../text/locate.ts';

const folders = ['content/images/', 'templates/images/'] as const;
const kinds = /\.(?:svg|png|jpe?g)$/i;

/** Whether a picture may be that of a logo. */
export function isLogoPath(path: string): boolean {
  return folders.some((folder) => path.startsWith(folder)) && kinds.test(path);
}

/** The logo with a message for each picture that is missing or cannot be shown; undefined where there is none. */
export function readLogo(
  { logo, organisation, path, title }: EditionFile,
  sources: Sources,
): Checked<Logo | undefined> {
  if (logo === undefined) return { value: undefined, messages: [] };
  const locate = locator(path, sources.texts.get(path) ?? '');
  const messages: VFileMessage[] = [];
  const find = (name: string, key: 'file' | 'dark'): PictureFile | undefined => {
    const found = pathOf(name, sources);
    if (found === undefined) {
      messages.push(missingLogo(name, sources, locate(['logo', key])));
      return undefined;
    }
    const { fault, file } = readPicture(found, sources.assets.get(found) ?? new Uint8Array());
    if (fault !== undefined) {
      const { rule, what, help } = fault;
      messages.push(message(rule, locate(['logo', key]), `Unexpected logo \`${found}\` ${what}`, { help }));
    }
    return file;
  };
  const light = find(logo.file, 'file');
  const dark = logo.dark === undefined ? light : find(logo.dark, 'dark');
  if (light === undefined || dark === undefined) return { value: undefined, messages };
  return { value: { light, dark, alt: logo.alt ?? organisation ?? title }, messages };
}

function pathOf(name: string, { assets }: Sources): string | undefined {
  const bare = name.replace(/^(?:\.?\/)+/, '').replace(/^images\//, '');
  return [bare, ...folders.map((folder) => folder + bare)].find(
    (path) => isLogoPath(path) && assets.has(path),
  );
}

function missingLogo(name: string, { assets }: Sources, place: Parameters<typeof message>[1]): VFileMessage {
  const pictures = [...assets.keys()].filter(isLogoPath).map((path) => path.replace(/^.*\/images\//, ''));
  const reason = `Unexpected logo \`${name}\`, expected an SVG, PNG or JPEG in \`${folders.join('` or `')}\``;
  return message(
    'missing-image',
    place,
    reason,
    pictures.length === 0 ? { help: 'put the picture there' } : suggest(name, pictures),
  );
}
