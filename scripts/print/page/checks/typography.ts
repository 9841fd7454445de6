// Checks inside the browser what a typographer would mark on printed pages: bad breaks of lines, headings on figures, typed notation.
/// <reference lib="dom" />
import type { LayoutFinding } from '../layout-finding.ts';
import { type InspectionInput, portable } from '../page-source.ts';
import type { PageTools } from '../page-tools.ts';

/** The checks, as an expression for the browser: a function of `PageTools` and `InspectionInput` that returns findings. */
export function typographyChecksSource(): string {
  return portable(checkTypography, [
    brokenCode,
    linesOf,
    strandedCitations,
    endBefore,
    headingsOnFigures,
    earlyTitleBreaks,
    rawNotation,
    notationsIn,
  ]);
}

function checkTypography(tools: PageTools, { form }: InspectionInput): readonly LayoutFinding[] {
  if (form !== 'pages') return [];
  return [
    ...brokenCode(tools),
    ...strandedCitations(tools),
    ...headingsOnFigures(tools),
    ...earlyTitleBreaks(tools),
    ...rawNotation(tools),
  ];
}

/** Words of code in a line, such as options and names, that are broken over two lines; very long ones may be. */
function brokenCode(tools: PageTools): readonly LayoutFinding[] {
  return [...document.querySelectorAll('code:not(pre code), .code-name')].flatMap(
    (code): readonly LayoutFinding[] => {
      const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (word.length > 24 || linesOf(range) < 2) continue;
          const reason = `Unexpected code \`${word}\` that is broken over two lines, expected it on one`;
          return [
            { rule: 'broken-code', ...tools.originOf(code), reason, help: 'let it break between words only' },
          ];
        }
      return [];
    },
  );
}

/** The number of lines that a range stands on. */
function linesOf(range: Range): number {
  return new Set(
    [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)),
  ).size;
}

/** Citations that begin a line although words stand before them. */
function strandedCitations(tools: PageTools): readonly LayoutFinding[] {
  return [...document.querySelectorAll('.cite')].flatMap((cite): readonly LayoutFinding[] => {
    const [first] = cite.getClientRects();
    const before = endBefore(cite);
    if (first === undefined || before === undefined || before.bottom > first.top + 2) return [];
    const reason = `Unexpected line that begins with the citation “${(cite.textContent ?? '').trim()}”, expected a word before it`;
    const help = 'a no-break space before the citation keeps it with the word that it follows';
    return [{ rule: 'stranded-citation', ...tools.originOf(cite), reason, help }];
  });
}

/** The box of the last character before an element in its paragraph, cell or item. */
function endBefore(element: Element): DOMRect | undefined {
  const block = element.closest('p, li, td, th, dd, figcaption') ?? element.parentElement;
  if (block === null) return undefined;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEndBefore(element);
  return [...range.getClientRects()].filter(({ width }) => width > 0).at(-1);
}

/** Headings that stand directly on a figure or table, without a sentence that says what to see. */
function headingsOnFigures(tools: PageTools): readonly LayoutFinding[] {
  return [...document.querySelectorAll('.prose > :is(h1, h2, h3, h4)')].flatMap(
    (heading): readonly LayoutFinding[] => {
      if (heading.nextElementSibling?.matches('figure[id]') !== true) return [];
      return [
        {
          rule: 'heading-on-figure',
          ...tools.originOf(heading),
          reason: `Unexpected ${tools.nameOf(heading)} directly on a figure or table, expected a sentence between them`,
          help: 'say what there is to see before it is shown',
        },
      ];
    },
  );
}

/** Titles of figures and tables that take more lines than their measure needs. All are set in a way and then measured, so that the document is laid out once for each way. */
function earlyTitleBreaks(tools: PageTools): readonly LayoutFinding[] {
  const titles = [...document.querySelectorAll<HTMLElement>('figcaption .takeaway, .callout .takeaway')].map(
    (title) => {
      const range = document.createRange();
      range.selectNodeContents(title);
      // The number of a figure may stand on the line before its title.
      const parent = title.parentElement?.getBoundingClientRect();
      const room = parent === undefined ? 0 : parent.right - (range.getClientRects()[0]?.left ?? 0);
      return { title, range, room, lines: linesOf(range), own: title.style.cssText };
    },
  );
  for (const { title } of titles) title.style.textWrap = 'wrap';
  const needed = titles.map(({ range }) => linesOf(range));
  for (const { title } of titles)
    title.style.cssText += '; white-space: nowrap; width: max-content; max-width: none';
  const whole = titles.map(({ range }) => range.getBoundingClientRect().width);
  for (const { title, own } of titles) title.style.cssText = own;
  return titles.flatMap(({ title, room, lines }, index): readonly LayoutFinding[] => {
    const isEarly = lines > (needed[index] ?? 0) || (lines > 1 && (whole[index] ?? 0) < room * 0.95);
    if (!isEarly) return [];
    const reason = `Unexpected ${tools.nameOf(title)} on ${lines} lines, expected it to fill its measure`;
    const help = 'let the title be as wide as its figure';
    return [{ rule: 'early-title-break', ...tools.originOf(title), reason, help }];
  });
}

/** Notation of keyboards in prose, captions and cells, one finding for each block. */
function rawNotation(tools: PageTools): readonly LayoutFinding[] {
  const isEnglish = document.documentElement.lang.startsWith('en');
  const blocks = new Map<Element, string>();
  for (const { text, element } of tools.textsOf(document.body)) {
    if (
      element.closest(
        'code, pre, svg, .code-name, .address, .reference-entry, a[href^="http"], [data-at], .ledger-later',
      ) !== null
    )
      continue;
    const [found] = notationsIn(text, isEnglish);
    const block = element.closest('p, li, td, th, figcaption, h1, h2, h3, h4') ?? element;
    if (found !== undefined && !blocks.has(block)) blocks.set(block, found);
  }
  return [...blocks].map(([block, found]) => {
    const [written = '', expected = ''] = found.split('\t');
    return {
      rule: 'raw-notation',
      ...tools.originOf(block),
      reason: `Unexpected \`${written}\` in ${tools.nameOf(block)}, expected \`${expected}\``,
      help: 'write the sign itself, or bind the number and let its helper write it',
    };
  });
}

/** What of a text is typed as on a keyboard, with the sign that is meant behind a tab. */
function notationsIn(text: string, isEnglish: boolean): readonly string[] {
  const patterns: readonly (readonly [RegExp, string])[] = [
    [/(?<!\.)\.\.(?!\.)/u, '–'],
    [/<=/u, '≤'],
    [/>=/u, '≥'],
    [/!=/u, '≠'],
    [/\d[\d.,]* x(?![\p{L}\d])/u, '×'],
    ...(isEnglish ? [[/\d[\d.,]*[ \u00a0\u202f]%/u, '%'] as const] : []),
  ];
  return patterns.flatMap(([pattern, sign]) => {
    const written = pattern.exec(text)?.[0];
    const expected =
      sign === '%' ? written?.replace(/\s/u, '') : sign === '×' ? written?.replace(' x', '×') : sign;
    return written === undefined ? [] : [`${written}\t${expected}`];
  });
}
