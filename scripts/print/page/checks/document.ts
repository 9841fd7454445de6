// Checks inside the browser that hold for any document: figures, references, requests, fonts.
/// <reference lib="dom" />
import type { LayoutFinding } from '../layout-finding.ts';
import { type InspectionInput, portable } from '../page-source.ts';
import type { PageTools } from '../page-tools.ts';

/** The checks, as an expression for the browser: a function of `PageTools` and `InspectionInput` that returns findings. */
export function documentChecksSource(): string {
  return portable(checkDocument, [
    unlabelledFigures,
    unresolvedReferences,
    targetsOf,
    remoteRequests,
    hasAddress,
    fontsNotLoaded,
    familiesNotEmbedded,
  ]);
}

function checkDocument(tools: PageTools, input: InspectionInput): readonly LayoutFinding[] {
  return [
    ...unlabelledFigures(tools, input),
    ...unresolvedReferences(tools),
    ...remoteRequests(tools, input),
    ...fontsNotLoaded(),
    ...familiesNotEmbedded(tools),
  ];
}

function unlabelledFigures(tools: PageTools, input: InspectionInput): readonly LayoutFinding[] {
  const finding = (element: Element, without: string, help: string): LayoutFinding => ({
    rule: 'unlabelled-figure',
    ...tools.originOf(element),
    reason: `Unexpected ${tools.nameOf(element)} without ${without}`,
    help,
  });
  const drawings = [...document.querySelectorAll('svg:not(svg svg, [data-marpit-svg])')]
    .filter((svg) => svg.closest('[aria-hidden="true"]') === null)
    .filter(
      (svg) => svg.getAttribute('role') !== 'img' || (svg.getAttribute('aria-label') ?? '').trim() === '',
    )
    .filter(
      (svg) =>
        svg.getAttribute('role') !== 'img' ||
        svg.querySelector(':scope > title')?.textContent?.trim() === '' ||
        svg.querySelector(':scope > title') === null,
    )
    .map((svg) =>
      finding(svg, 'a label', 'give it role="img" and aria-label, or aria-hidden="true" if it says nothing'),
    );
  const pictures = [...document.querySelectorAll('img:not([alt])')].map((image) =>
    finding(image, 'alternative text', 'say in `alt` what it shows'),
  );
  const figures = input.form === 'slides' ? [] : [...document.querySelectorAll('figure:not(figure figure)')];
  const uncaptioned = figures
    .filter((figure) => (figure.querySelector('figcaption')?.textContent ?? '').trim() === '')
    .map((figure) => finding(figure, 'a caption', 'put a `figcaption` into it'));
  return [...drawings, ...pictures, ...uncaptioned];
}

/** References by page number, and links within the document, that lead to no element. */
function unresolvedReferences(tools: PageTools): readonly LayoutFinding[] {
  const known = targetsOf();
  const ids = new Set(known);
  const reported = new Set<string>();
  return [...document.querySelectorAll('[data-ref], a[href^="#"]')].flatMap(
    (element): readonly LayoutFinding[] => {
      const href = element.getAttribute('href')?.slice(1) ?? '';
      const id = element.getAttribute('data-ref') ?? decodeURIComponent(href);
      // Pages of another volume are filled in when that has been printed.
      const isElsewhere = /^\w+\.pdf#/u.test(id) && element.textContent !== '00';
      if (id === '' || ids.has(id) || reported.has(id) || isElsewhere) return [];
      reported.add(id);
      return [
        {
          rule: 'unresolved-reference',
          ...tools.originOf(element),
          reason: `Unexpected reference to \`${id}\`, expected the id of an element of the document`,
          actual: id,
          known,
        },
      ];
    },
  );
}

function targetsOf(): readonly string[] {
  return [...document.querySelectorAll('[id], a[name]')].map(
    (element) => element.id || (element.getAttribute('name') ?? ''),
  );
}

function remoteRequests(tools: PageTools, input: InspectionInput): readonly LayoutFinding[] {
  const requested = input.requests.map((address): LayoutFinding => {
    const element = [...document.querySelectorAll('*')].find((candidate) => hasAddress(candidate, address));
    return {
      rule: 'remote-request',
      ...(element === undefined ? {} : tools.originOf(element)),
      reason: `Unexpected request for \`${address}\`, expected everything to be in the document`,
      help: 'put a copy into the project and name that',
    };
  });
  const broken = [...document.images]
    .filter((image) => image.complete && image.naturalWidth === 0 && !input.requests.includes(image.src))
    .map((image): LayoutFinding => {
      const address = image.getAttribute('src') ?? '';
      const short = address.length > 60 ? `${address.slice(0, 59)}…` : address;
      return {
        rule: 'remote-request',
        ...tools.originOf(image),
        reason: `Unexpected image \`${short}\` that cannot be shown, expected one that is in the document`,
        help: 'put the image file into the project and name that',
      };
    });
  return [...requested, ...broken];
}

function hasAddress(element: Element, address: string): boolean {
  return [...element.attributes].some(
    ({ value }) => value !== '' && (value === address || value.includes(address)),
  );
}

function fontsNotLoaded(): readonly LayoutFinding[] {
  return [...document.fonts]
    .filter((font) => font.status === 'error')
    .map((font) => ({
      rule: 'font-not-loaded',
      reason: `Unexpected font \`${font.family.replaceAll('"', '')}\` (${font.weight} ${font.style}) that did not load, expected an embedded font file`,
      help: 'check that the font file exists and is a woff2 font',
    }));
}

function familiesNotEmbedded(tools: PageTools): readonly LayoutFinding[] {
  const embedded = tools.embeddedFamilies();
  const expected = embedded.map((family) => `\`${family}\``).join(', ') || 'an embedded font';
  const reported = new Set<string>();
  return tools.textsOf(document.body).flatMap(({ element }): readonly LayoutFinding[] => {
    const family = tools.familyOf(element);
    if (embedded.includes(family)) return [];
    const origin = tools.originOf(element);
    const key = `${origin.origin} ${family}`;
    if (reported.has(key)) return [];
    reported.add(key);
    return [
      {
        rule: 'font-not-loaded',
        ...origin,
        reason: `Unexpected font \`${family}\` for ${tools.nameOf(element)}, expected ${expected}`,
        help: 'name a family that the style sheet embeds, or embed this one',
      },
    ];
  });
}
