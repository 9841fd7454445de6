// Measures inside the browser on which page every block of a chapter comes to stand.
/// <reference lib="dom" />

/** Where a block stands: pages from the one on which its chapter begins, and heights on these pages. CSS pixels. */
export interface PlacedBlock {
  readonly element: HTMLElement;
  readonly page: number;
  readonly top: number;
  readonly lastPage: number;
  readonly bottom: number;
}

/** A chapter that is laid out in columns as high as a page, which the browser breaks as it breaks pages. */
export interface Columns {
  readonly chapter: HTMLElement;
  readonly pageHeight: number;
  /** Takes the room that the page on which the chapter begins has been filled before. */
  readonly filler: HTMLElement;
}

/** Lays a chapter out in columns, behind `offset` pixels of other text. `closeColumns` takes that back. */
export function openColumns(chapter: HTMLElement, pageHeight: number, offset: number): Columns {
  const filler = document.createElement('div');
  filler.style.height = `${offset}px`;
  chapter.prepend(filler);
  chapter.classList.add('in-columns');
  const style = document.createElement('style');
  style.id = 'columns-style';
  const width = chapter.parentElement?.getBoundingClientRect().width ?? 600;
  style.textContent = `.in-columns { width: ${width}px; height: ${pageHeight}px; columns: ${width}px auto; column-gap: 0; column-fill: auto; break-before: auto !important }
    .in-columns .across { break-before: column; break-after: column }`;
  document.head.append(style);
  return { chapter, pageHeight, filler };
}

/** Lays the chapter out on pages again. */
export function closeColumns({ chapter, filler }: Columns): void {
  filler.remove();
  chapter.classList.remove('in-columns');
  document.getElementById('columns-style')?.remove();
}

/** The blocks of a chapter in their places: its opening, then the children of its body but for those that float. */
export function placedBlocks({ chapter }: Columns): readonly PlacedBlock[] {
  const { left, top, width } = chapter.getBoundingClientRect();
  const opener = [...chapter.children].filter((child) => child.matches('.opener'));
  const rest = [...chapter.children].filter((child) => child.matches('.prose')).flatMap((body) => [...body.children]);
  return [...opener, ...rest].flatMap((element): PlacedBlock[] => {
    const rects = [...element.getClientRects()].filter((rect) => rect.height > 0);
    const [first, last] = [rects[0], rects.at(-1)];
    if (!(element instanceof HTMLElement) || first === undefined || last === undefined) return [];
    if (getComputedStyle(element).float !== 'none') return [];
    const pageOf = (rect: DOMRect) => Math.floor((rect.left - left + 1) / width);
    return [
      { element, page: pageOf(first), top: first.top - top, lastPage: pageOf(last), bottom: last.bottom - top },
    ];
  });
}
