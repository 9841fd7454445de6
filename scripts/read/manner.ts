// Reads how an edition speaks and looks: its language, fonts, colours and sizes.
import { unitsIn } from '../facts/units.ts';
import type { Language } from '../model/manner/language.ts';
import type { Memo } from '../model/memo.ts';
import type { EditionFile } from '../model/project.ts';
import type { Checked, Sources } from '../model/sources.ts';
import type { UnitsFile } from '../model/units.ts';
import { fontFolder } from './brand/fonts.ts';
import { isLogoPath, readLogo } from './brand/logo.ts';
import { type Looks, makeLook } from './brand/look.ts';
import { unusedHues } from './brand/used-hues.ts';
import { tokensPath } from './templates/tokens.ts';
import { chooseLanguage, parseWords, wordsPattern } from './words/words.ts';

/** How an edition speaks and looks. */
export interface Manner extends Looks {
  readonly language: Language;
}

/** The language and the look of an edition, with a message for each fault of the files that they are made of. */
export function readManner(edition: EditionFile, sources: Sources, memo: Memo): Checked<Manner> {
  const { value: language, messages } = readLanguage(edition, sources.texts, memo);
  const looks = readLook(edition, sources, language, memo);
  const logo = readLogoOnce(edition, sources, memo);
  const look = { ...looks.value.look, ...(logo.value === undefined ? {} : { logo: logo.value }) };
  return {
    value: { ...looks.value, language, look },
    messages: [...messages, ...looks.messages, ...logo.messages],
  };
}

/** The memo keeps the language for as long as the edition and all files of words are the same. */
function readLanguage(edition: EditionFile, texts: Sources['texts'], memo: Memo): Checked<Language> {
  const files = [...texts].filter(([path]) => wordsPattern.test(path));
  return memo.get('language', [edition, ...files.flat()], () => {
    const read = files.map(([path, text]) => ({ path, ...parseWords(path, text) }));
    const chosen = chooseLanguage(edition, new Map(read.map(({ path, value }) => [path, value])), texts);
    return { ...chosen, messages: [...read.flatMap(({ messages }) => messages), ...chosen.messages] };
  });
}

/** The units with the words of the language. */
export function unitsSpoken(language: Language, file: UnitsFile, memo: Memo): UnitsFile {
  return memo.get('units', [language, file], () => ({ ...file, units: unitsIn(language, file.units) }));
}

/** The memo keeps the look for as long as the edition, the style sheet of the tokens and the fonts are the same. */
function readLook(edition: EditionFile, sources: Sources, language: Language, memo: Memo): Checked<Looks> {
  const { assets, texts } = sources;
  const fonts = [...assets].filter(([path]) => path.startsWith(fontFolder));
  const unused = unusedHues(sources).join();
  const inputs = [edition, language, unused, texts.get(tokensPath), ...fonts.flat()];
  return memo.get('look', inputs, () => makeLook(edition, sources, language));
}

/** The memo keeps the logo for as long as the edition and all pictures that may be one are the same. */
function readLogoOnce(edition: EditionFile, sources: Sources, memo: Memo): ReturnType<typeof readLogo> {
  const pictures = [...sources.assets].filter(([path]) => isLogoPath(path));
  return memo.get('logo', [edition, ...pictures.flat()], () => readLogo(edition, sources));
}
