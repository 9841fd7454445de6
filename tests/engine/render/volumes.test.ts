// The printed volumes: what stands in which, how they lead to each other, and the brief.
import { describe, expect, it } from 'vitest';
import type { DataTable, Edition } from '../../../scripts/model/edition.ts';
import { idsLedTo, type PrintPage } from '../../../scripts/model/page.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';

async function volumesOf(edition: Edition): Promise<ReadonlyMap<string, PrintPage>> {
  const pages = await report.render(edition, sampleKit(edition, report));
  return new Map(pages.flatMap((page) => (page.kind === 'print' ? [[page.path, page] as const] : [])));
}

const volumes = await volumesOf(sampleEdition);
const htmlOf = (path: string, from = volumes) => from.get(path)?.html ?? '';
const rowsOf = (html: string, id: string) =>
  new RegExp(`<section class="rows-of[^"]*" id="${id}"[^]*?</section>`, 'u').exec(html)?.[0] ?? '';
const idsOf = (html: string) => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

describe('the evidence', () => {
  const html = htmlOf('evidence.pdf');

  it('holds every fact with its rows, its sources, and the numbers by whose pages it is sorted', () => {
    expect(sampleEdition.ledger.length).toBeGreaterThan(2);
    for (const { fact, label } of sampleEdition.ledger) {
      const row = new RegExp(`<li id="fact-${fact.replaceAll('.', '\\.')}" .*</li>`).exec(html)?.[0] ?? '';
      expect(row).toContain(label);
      expect(row).toContain('href="#ref-agache2020-data"');
      expect(row).toMatch(/data-at="report\.pdf#n-\d+/);
    }
    expect(htmlOf('report.pdf')).not.toContain('id="fact-');
  });

  it('holds the rows behind each figure with all sources', () => {
    expect(html).toMatch(/id="rows-boot-medians"/);
    expect(html).toContain(
      '<td class="txt">Firecracker</td>'.replace('<td class="txt">', '').replace('</td>', ''),
    );
  });

  it('names the files behind each figure, and the rows that it does not draw', async () => {
    expect(rowsOf(html, 'rows-boot-medians')).toContain('data/benchmarks/');
    const figures = new Map(
      [...sampleEdition.figures].map(([id, one]) => {
        const data = one.data.map((table) => ({ ...table, leftOut: ['slow, 3 s', 'broken'] }));
        return [id, { ...one, data }] as const;
      }),
    );
    const own = htmlOf('evidence.pdf', await volumesOf({ ...sampleEdition, figures }));
    expect(rowsOf(own, 'rows-boot-medians')).toContain('rows that are not drawn: slow, 3 s; broken');
    expect(rowsOf(html, 'rows-boot-medians')).not.toContain('not drawn');
  });

  it('leads from each row of a table of the report to its row of the data and its sources', async () => {
    const [id = '', table] = [...sampleEdition.tables].find(([, { number }]) => number !== undefined) ?? [];
    const [dataset] = sampleEdition.datasets.values();
    const known = String(dataset?.rows[0]?.id);
    const cells = [{ text: 'Oven', value: 'Oven' }];
    const rows = [
      { id: known, emphasis: false, cells, sources: [] },
      { id: 'sum', emphasis: false, cells: [{ text: 'Both', value: 'Both' }], sources: [] },
    ];
    const traced = { ...table, rows, from: [dataset?.name ?? ''] } as DataTable;
    const tables = new Map([...sampleEdition.tables, [id, traced]]);
    const own = htmlOf('evidence.pdf', await volumesOf({ ...sampleEdition, tables }));
    const part = rowsOf(own, `rows-of-table-${id}`);
    expect(part).toContain(dataset?.path);
    const words = part.replaceAll(/<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ');
    expect(words).toContain(`Oven ${dataset?.name} ${known}`);
    expect(words).toContain('Both computed');
  });

  it('prints the values of several rows from which a row of a table is computed, where their dataset has one measure', async () => {
    const [id = '', table] = [...sampleEdition.tables].find(([, { number }]) => number !== undefined) ?? [];
    const [dataset = expect.fail('no dataset')] = sampleEdition.datasets.values();
    const fields = [
      { name: 'id', type: 'string', title: 'Id', description: '' },
      { name: 'time', type: 'number', title: 'Time', description: '', unit: 'ms' },
    ] as const;
    const measured = {
      ...dataset,
      fields,
      rows: [
        { id: 'pan', time: 1200 },
        { id: 'kettle', time: 340 },
      ],
    };
    const behind = measured.rows.map((row) => `${dataset.name}/${row.id}`);
    const sum = { id: 'sum', emphasis: false, cells: [{ text: 'Both', value: 'Both' }], behind };
    const tables = new Map([[id, { ...table, rows: [sum], from: [dataset.name] } as DataTable]]);
    const edition = { ...sampleEdition, tables, datasets: new Map([[dataset.name, measured]]) };
    const part = rowsOf(htmlOf('evidence.pdf', await volumesOf(edition)), `rows-of-table-${id}`);
    const words = part.replaceAll(/<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ');
    expect(words).toContain(`${dataset.name} (ms) pan 1,200, kettle 340`);
  });

  it('leads to elements of the report only that are there, and the report back', () => {
    const own = idsOf(htmlOf('report.pdf'));
    const led = idsLedTo(html, 'report.pdf');
    expect(led.length).toBeGreaterThan(5);
    expect(led.filter((id) => !own.has(id))).toEqual([]);
    expect(html).toContain('<li id="ref-agache2020-data">');
    const back = idsLedTo(htmlOf('report.pdf'), 'evidence.pdf');
    expect(back).toContain('ledger');
    expect(back.filter((id) => !idsOf(html).has(id))).toEqual([]);
    expect(volumes.get('report.pdf')?.targets).toEqual(expect.arrayContaining([...led]));
    expect(volumes.get('evidence.pdf')?.after).toBe('report.pdf');
  });
});

describe('a chapter of another volume', () => {
  const moved = (volume: 'evidence' | 'brief'): Edition => ({
    ...sampleEdition,
    chapters: sampleEdition.chapters.map((chapter) =>
      chapter.id === 'memory' ? { ...chapter, volume } : chapter,
    ),
  });

  it('is printed there, and references to it say so', async () => {
    const own = await volumesOf(moved('evidence'));
    expect(htmlOf('evidence.pdf', own)).toContain('id="memory"');
    expect(htmlOf('report.pdf', own)).not.toContain('id="memory"');
    expect(htmlOf('report.pdf', own)).toContain('evidence.pdf#memory');
    // Never in brackets of its own, which would nest where the sentence has some.
    expect(htmlOf('report.pdf', own)).toMatch(/evidence\.pdf#[^>]*>[^<(]* of\sthe\sevidence\svolume</);
  });

  it('makes a brief, which names the pages of figures in the report', async () => {
    expect(volumes.has('brief.pdf')).toBe(false);
    const own = await volumesOf(moved('brief'));
    expect(htmlOf('brief.pdf', own)).toMatch(
      /class="label"><a href="https:\/\/volume\.invalid\/report\.pdf#fig-[^>]*>Figure\s2,\spage/,
    );
    expect(htmlOf('brief.pdf', own)).toContain('it lists the sources in brackets from page');
    expect(own.get('brief.pdf')?.after).toBe('report.pdf');
  });
});
