// Makes the context of the list of references: in short form in the printed report, otherwise in full.
import { volumeAddress } from '../../model/page.ts';
import { referenceAnchor } from '../../resolve/anchors.ts';
import { formatReferences } from '../../resolve/citations/references.ts';
import { shortReference } from '../../resolve/citations/short-references.ts';
import { breakable, longestOnPaper, wholeInHtml } from '../html/addresses.ts';
import { withWholeDataNames } from '../html/identifiers.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { citedIn } from './cited-in.ts';

/** The context of the partial `references`, without its heading. The short form leads to the entry in full in the evidence. */
export function referencesContext(context: RenderContext): object {
  return context.volume === 'report' ? shortList(context) : fullList(context);
}

function shortList({ edition: { references, units } }: RenderContext): object {
  return {
    isShort: true,
    accessed: '',
    entries: references.map((reference) => ({
      anchor: referenceAnchor(reference.id),
      mark: reference.number,
      full: volumeAddress('evidence', referenceAnchor(reference.id)),
      stop: '',
      note: '',
      accessed: '',
      slot: { reference: wholeInHtml(shortReference(reference, units.language), units.language.names) },
    })),
  };
}

/** A date of access that all addresses share is printed once, otherwise each entry has its own. */
function fullList({ edition, kit, volume }: RenderContext): object {
  const { references, units } = edition;
  const cited: ReadonlyMap<string, string> = volume === 'evidence' ? citedIn(edition) : new Map();
  const formatted = formatReferences(references, kit.memo, units.language);
  const dates = new Set(
    references.filter(({ url }) => url !== undefined).map(({ accessed = '' }) => accessed),
  );
  const common = dates.size === 1 ? [...dates].join('') : '';
  return {
    isShort: false,
    accessed: common,
    entries: references.map(({ id, number, accessed = '', note = '' }) => ({
      stop:
        (note === '' && !cited.has(id)) || isClosed(formatted.get(id) ?? '', common === '' ? accessed : '')
          ? ''
          : '.',
      anchor: referenceAnchor(id),
      mark: number,
      full: '',
      note: [asSentence(note), cited.get(id) ?? ''].filter((text) => text !== '').join(' '),
      accessed: common === '' ? accessed : '',
      slot: {
        reference: entryHtml(formatted.get(id) ?? '', units.language.names, volume !== undefined),
      },
    })),
  };
}

function entryHtml(html: string, names: readonly string[] | undefined, isOnPaper: boolean): string {
  return wholeInHtml(breakable(html, isOnPaper ? longestOnPaper : undefined), names, withWholeDataNames);
}

/** Whether an entry ends with the stop that its note needs before it: with the date of access behind it, it does not. */
function isClosed(reference: string, accessed: string): boolean {
  return accessed === '' && /[.!?…](?:<\/\w+>)*$/u.test(reference);
}

function asSentence(note: string): string {
  return note === '' || /[.!?…]["”’»)]?$/u.test(note) ? note : `${note}.`;
}
