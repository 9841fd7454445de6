// The checks of the layout of printed documents.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import type { Printer } from '../../../scripts/model/artifact.ts';
import { cacheFolder, printPage, sheet } from './printing.ts';

const opened: Printer[] = [];
beforeAll(async () => {
  opened.push(await openPrinter({ cacheFolder }));
});
afterAll(async () => {
  for (const printer of opened) await printer.close();
});

/** The messages about a document, as `place rule: reason`. */
async function messagesOf(form: 'pages' | 'slides', body: string, style?: string): Promise<string[]> {
  const print = await opened[0]?.print(printPage(sheet(form, body, style), form));
  return (print?.messages ?? []).map(({ file, reason, ruleId }) => `${file} ${ruleId}: ${reason}`);
}

const text = (words: number) => 'word '.repeat(words);

describe('a style sheet that hides what an author wrote', () => {
  it.each([
    ['display:none', 'display: none'],
    ['visibility:hidden', 'visibility: hidden'],
    ['opacity:0', 'opacity: 0'],
    ['font-size:0', 'font-size: 0'],
  ])('with %s is reported', async (style, named) => {
    for (const form of ['pages', 'slides'] as const)
      expect(
        await messagesOf(form, `<section id="a"><h1>Title</h1><p>text</p></section>`, `h1{${style}}`),
      ).toEqual([
        `a.md hidden-text: Unexpected \`h1\` “Title” that a style sheet hides (\`${named}\`), expected it to be seen`,
      ]);
  });

  it('may hide what is for readers of screens only, or marked as no content', async () => {
    const body =
      '<section id="a"><h1>Title</h1><p hidden>no</p><p aria-hidden="true" style="display:none">no</p><p style="position:absolute;width:1px;height:1px;overflow:hidden">read</p></section>';
    expect(await messagesOf('slides', body)).toEqual([]);
  });
});

describe('page numbers', () => {
  it('that move what they name whenever they are written end the build with a message', async () => {
    // The wider the number of the page, the fewer lines the words take, and the earlier the heading stands.
    const body = `${'<p style="break-after:page">page</p>'.repeat(8)}
      <div style="width:min-content"><b style="font-size:300px" data-ref="end">00</b> ${'word '.repeat(60)}</div>
      <h1 id="end">End</h1>`;
    await expect(messagesOf('pages', body, 'p { margin: 0 }')).rejects.toThrow(
      'The page numbers in `report.pdf` never settle: they still changed after 4 prints',
    );
  });
});

describe('slides', () => {
  it.each([
    ['text below the slide', `<p>${text(1200)}</p>`, /`p` “word .*below slide 1/],
    ['a word wider than the slide', `<p>${'x'.repeat(200)}</p>`, /px right of slide 1/],
    [
      'a table wider than the slide',
      `<table><tr>${'<td>column</td>'.repeat(40)}</tr></table>`,
      /px right of slide 1/,
    ],
    [
      'a picture above the slide',
      '<svg role="img" aria-label="dot" width="9" height="9" style="position:absolute;top:-80px"></svg>',
      /`svg` “dot” 80 px above slide 1/,
    ],
    [
      'an empty box that is too high',
      '<div style="height:900px"></div><p>end</p>',
      /`p` “end” .* px below slide 1/,
    ],
  ])('report %s', async (_name, content, expected) => {
    const said = await messagesOf('slides', `<section id="a" style="position:relative">${content}</section>`);
    expect(said).toEqual([expect.stringMatching(expected)]);
    expect(said[0]).toMatch(/^a\.md slide-overflow: /);
  });

  it.each(['footer', 'div class="byline"', 'div class="trail"'])(
    'report text that the foot covers, whose lines grow upwards: %s',
    async (foot) => {
      const slide = (lines: number) =>
        `<section id="a" style="position:relative"><p style="position:absolute;bottom:80px;margin:0">end</p><${foot} style="position:absolute;left:0;bottom:14px;font:28px/22px Inter">${'a line that is long enough<br>'.repeat(lines - 1)}a</${foot.split(' ')[0]}></section>`;
      expect(await messagesOf('slides', slide(2))).toEqual([]);
      expect(await messagesOf('slides', slide(4))).toEqual([
        expect.stringMatching(/slide-overflow: Unexpected `p` “end” \d+ px inside the foot of slide 1/),
      ]);
    },
  );

  it('leave decoration alone that may run off the edge', async () => {
    const decoration =
      '<div data-overflow-ok style="position:absolute;right:-90px;bottom:-90px;width:300px;height:300px">far</div>';
    expect(
      await messagesOf(
        'slides',
        `<section style="position:relative;overflow:hidden"><p>Fine</p>${decoration}</section>`,
      ),
    ).toEqual([]);
  });

  it('report boxes and drawings that cut their content off, not text for screen readers', async () => {
    const box = `<div id="box" style="height:60px;overflow:hidden">${text(90)}</div>`;
    const drawing =
      '<svg id="chart" role="img" aria-label="c" width="200" height="60"><text y="40" font-size="26">A label that is too long</text></svg>';
    const reader =
      '<span style="position:absolute;width:1px;height:1px;overflow:hidden;font-size:8px">for screen readers only</span>';
    expect(await messagesOf('slides', `<section>${box}${drawing}${reader}</section>`)).toEqual([
      expect.stringMatching(
        /^box\.md slide-clipped: Unexpected `div#box` “word .* on slide 1 of which \d+ px are cut off/,
      ),
      expect.stringMatching(/^chart\.md slide-clipped: Unexpected `text` “A label/),
    ]);
  });

  it('report small text as it is drawn: body under 28 px, drawings and code under 26, heads under 22, sources under 18', async () => {
    const label = (size: number) =>
      `<svg role="img" aria-label="c" width="600" height="100" viewBox="0 0 300 50"><text y="30" font-size="${size}">label</text></svg>`;
    const heads = (size: number) =>
      `<table style="font-size:28px"><tr><th style="font-size:${size}px">head</th></tr><tr><td>cell</td></tr></table>`;
    expect(
      await messagesOf(
        'slides',
        `<section><p style="font-size:27px">body</p>${label(13)}${label(12.5)}${heads(22)}${heads(21)}</section>`,
      ),
    ).toEqual([
      expect.stringContaining(
        'small-slide-text: Unexpected body text of 27 px in `p` “body” on slide 1, expected at least 28 px',
      ),
      expect.stringContaining(
        'small-slide-text: Unexpected text of 25 px in `text` “label” on slide 1, expected at least 26 px',
      ),
      expect.stringContaining(
        'small-slide-text: Unexpected head of a table of 21 px in `th` “head” on slide 1, expected at least 22 px',
      ),
    ]);
    const marked = (size: number, mark: string) =>
      messagesOf('slides', `<section><p ${mark} style="font-size:${size}px">words</p></section>`);
    expect(await marked(18, 'data-small-ok')).toEqual([]);
    expect(await marked(17, 'data-small-ok')).toHaveLength(1);
    expect(await marked(26, 'class="subtitle"')).toEqual([]);
    expect(await marked(25, 'class="subtitle"')).toHaveLength(1);
  });
});

describe('pages', () => {
  it('report what shrinks the whole document, by the element and where it was written', async () => {
    const said = await messagesOf(
      'pages',
      `<h1 id="one">One</h1><p>Text.</p><pre id="code" style="font-family:Inter">${'x'.repeat(90)}</pre>`,
    );
    expect(said).toEqual([
      expect.stringMatching(
        /^code\.md page-too-wide: Unexpected `pre#code` “x+…” \d+ px wider than the page, expected at most 643 px; .* to \d\d %$/,
      ),
    ]);
  });

  it('know the margins of a named page that are computed from the sheet', async () => {
    const style =
      ':root { --sheet: 210mm } @page { size: var(--sheet) 297mm; margin: 27mm calc((var(--sheet) - 160mm) / 2) 24mm } @page named { margin-top: 30mm } body { page: named }';
    expect(await messagesOf('pages', '<div id="wide" style="width:180mm">Wide</div>', style)).toEqual([
      expect.stringMatching(
        /^wide\.md page-too-wide: .* 7[56] px wider than the page, expected at most 605 px/,
      ),
    ]);
  });

  it('say nothing about wide boxes that scroll, nor about pages of another size', async () => {
    const wide = '@page wide { size: A4 landscape } .wide { page: wide; width: 250mm }';
    expect(
      await messagesOf(
        'pages',
        `<p>Text.</p><div style="overflow:hidden"><div style="width:900px">in</div></div>`,
      ),
    ).toEqual([]);
    expect(await messagesOf('pages', '<p>Text.</p><div class="wide">A wide table</div>', wide)).toEqual([]);
  });

  it('report pages that end early, but for the last', async () => {
    const tall = '<div style="height:230mm;break-inside:avoid">tall</div>';
    expect(await messagesOf('pages', `<h1 id="one">One</h1><p><a href="#one">one</a></p>${tall}`)).toEqual([
      expect.stringMatching(
        /^one\.md page-mostly-empty: Unexpected page 1 that is only \d % full|^one\.md page-mostly-empty: Unexpected page 1 that is only \d\d % full/,
      ),
    ]);
    expect(
      await messagesOf('pages', `<h1>One</h1><p>Short.</p><h1 style="break-before:page">Two</h1>`),
    ).toHaveLength(1);
    expect(await messagesOf('pages', '<h1>One</h1><p>Short.</p>')).toEqual([]);
  });

  it('report references and links that lead nowhere, with the nearest name', async () => {
    const print = await opened[0]?.print(
      printPage(
        sheet(
          'pages',
          '<h1 id="start">One</h1><p>See <span data-ref="strat"></span> and <a href="#gone">there</a>.</p>',
        ),
        'pages',
      ),
    );
    expect(print?.messages.map(({ reason, note }) => [reason, note])).toEqual([
      [
        'Unexpected reference to `strat`, expected the id of an element of the document',
        'did you mean `start`?',
      ],
      ['Unexpected reference to `gone`, expected the id of an element of the document', expect.anything()],
    ]);
  });

  it('report drawings, pictures and figures without words', async () => {
    const body = [
      '<svg width="9" height="9"></svg>',
      '<svg role="img" width="9" height="9"></svg>',
      '<svg role="img" width="9" height="9"><title>fine</title></svg>',
      '<svg aria-hidden="true" width="9" height="9"></svg>',
      '<img width="9" height="9" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">',
      '<figure>no caption</figure><figure>fine<figcaption>Words</figcaption></figure>',
    ].join('');
    const said = await messagesOf('pages', body);
    expect(said).toEqual([
      expect.stringContaining('unlabelled-figure: Unexpected `svg` without a label'),
      expect.stringContaining('unlabelled-figure: Unexpected `svg` without a label'),
      expect.stringContaining('unlabelled-figure: Unexpected `img` without alternative text'),
      expect.stringContaining('unlabelled-figure: Unexpected `figure` “no caption” without a caption'),
    ]);
  });
});

describe('every document', () => {
  it('reports families that are not embedded and characters that an embedded one lacks, in text and margins', async () => {
    const style =
      '@page { @top-left { content: "margin"; font-family: monospace } } code { font-family: monospace }';
    expect(
      await messagesOf('pages', '<p id="a">Inter has no 漢.</p><p id="b">See <code>code</code></p>', style),
    ).toEqual([
      'b.md font-not-loaded: Unexpected font `monospace` for `code` “code”, expected `Inter`',
      expect.stringMatching(
        /^a\.md font-not-loaded: Unexpected character (?:`漢` )?in `p#a` “Inter has no 漢\.” that `Inter` does not have$/,
      ),
    ]);
    expect(await messagesOf('pages', '<p>Text.</p>', style)).toEqual([
      expect.stringMatching(
        /^report\.pdf font-not-loaded: Unexpected font `[^`]+` in the margins of the pages/,
      ),
    ]);
  });

  it('reports characters that no font has in what a style sheet writes', async () => {
    const style =
      'li::before { content: "– " } .done::after, .late::after { content: " 漢" } .unused::after { content: "字" }';
    expect(
      await messagesOf('pages', '<ul><li id="a" class="done">Done</li><li>Open</li></ul>', style),
    ).toEqual([
      expect.stringMatching(
        /^a\.md font-not-loaded: Unexpected character (?:`漢` )?in `li#a` “Done”::after that `Inter` does not have$/,
      ),
    ]);
  });

  it('reports font files that cannot be read', async () => {
    const style =
      '@font-face { font-family: "Broken"; src: url(data:font/woff2;base64,AAAA) } i { font-family: "Broken", "Inter" }';
    expect(await messagesOf('pages', '<p>Text <i>broken</i></p>', style)).toEqual([
      expect.stringContaining('font-not-loaded: Unexpected font `Broken` (normal normal) that did not load'),
    ]);
  });

  it('measures contrast against what is behind the text, also in drawings', async () => {
    const chart = (fill: string, label: string) =>
      `<svg role="img" aria-label="c" width="300" height="40"><rect width="300" height="40" fill="${fill}"/><text x="9" y="28" font-size="20" fill="${label}">label</text></svg>`;
    const body = [
      '<p id="pale" style="color:#8a8a8a">pale</p>',
      '<p style="color:#888;font-weight:700">large text in bold may be paler</p>',
      '<div style="background:#16191d"><p style="color:#fff">white on ink</p></div>',
      '<p id="thin" style="opacity:.3">thin</p>',
      chart('#0f5fa6', '#fff'),
      chart('#0f5fa6', '#111'),
      chart('none', '#111'),
    ].join('');
    expect(await messagesOf('pages', `<div style="font-size:20px">${body}</div>`)).toEqual([
      'pale.md low-contrast-text: Unexpected contrast of `p#pale` “pale”: #8a8a8a on #ffffff is 3.45:1, expected at least 4.5:1',
      expect.stringMatching(/^thin\.md low-contrast-text: .*#b8b8b8 on #ffffff is 1\.\d\d:1/),
      expect.stringMatching(/low-contrast-text: .*`text` “label”: #111111 on #0f5fa6 is 2\.\d\d:1/),
    ]);
  });

  it('gets nothing from network or disk, and what it asks for is reported', async () => {
    const body = [
      '<img id="far" alt="far" src="https://images.example/a.png">',
      '<p id="styled" style="background-image:url(http://images.example/b.png)">Text</p>',
      '<img id="near" alt="near" src="chart.png">',
      '<script>new WebSocket("wss://images.example/socket"); fetch("https://images.example/data.json").catch(() => {})</script>',
    ].join('');
    const said = (await messagesOf('pages', body)).sort();
    expect(said).toEqual([
      expect.stringContaining('far.md remote-request: Unexpected request for `https://images.example/a.png`'),
      expect.stringContaining('near.md remote-request: Unexpected image `chart.png` that cannot be shown'),
      expect.stringContaining('remote-request: Unexpected request for `https://images.example/data.json`'),
      expect.stringContaining('remote-request: Unexpected request for `wss://images.example/socket`'),
      expect.stringContaining(
        'styled.md remote-request: Unexpected request for `http://images.example/b.png`',
      ),
    ]);
  });
});
