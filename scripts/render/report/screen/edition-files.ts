// Lists the other files of the edition that are made beside its page, for the links at its beginning.
import type { WordKey } from '../../../facts/language/english.ts';
import { wordIn } from '../../../facts/language/language.ts';
import type { RenderContext } from '../../shared/render-context.ts';
import { chaptersIn } from '../../shared/volumes.ts';

/** Files for readers, with the words that name them. */
const files: readonly (readonly [path: string, word: WordKey])[] = [
  ['report.pdf', 'file-report'],
  ['evidence.pdf', 'file-evidence'],
  ['brief.pdf', 'file-brief'],
  ['deck.html', 'file-deck'],
  ['deck.pdf', 'file-slides'],
  ['deck.pptx', 'file-pptx'],
  ['handout.pdf', 'file-handout'],
  ['ledger.json', 'file-ledger'],
];

/** Links of the page to those of them that the same build makes; their addresses are relative. None in print. */
export function editionFiles({
  edition,
  kit: { beside },
  medium,
}: RenderContext): readonly { readonly href: string; readonly name: string }[] {
  if (medium === 'print') return [];
  const hasBrief = chaptersIn(edition, 'brief').length > 0;
  return files
    .filter(([path]) => beside.includes(path) && (path !== 'brief.pdf' || hasBrief))
    .map(([path, word]) => ({ href: path, name: wordIn(edition.units.language, word) }));
}
