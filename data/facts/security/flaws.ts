// Published flaws of boundaries: their scores with version, what is listed as exploited, and the dates of 2026.
import {
  computed,
  counted,
  type Data,
  type DataRow,
  type FactTree,
  type Predicate,
  predicate,
  type Quantity,
  rowsWhere,
  type Series,
  term,
  words,
} from '#facts';

const day = 24 * 60 * 60 * 1000;

/** Counts and dates of published flaws, and the sentences that stand on them. */
export function flawFacts(data: Data): FactTree {
  const sandboxes = rowsWhere(data, 'flaws', 'part', 'sandbox');
  return {
    sandboxes: counted(
      sandboxes.map((row) => row.cell('product')),
      { label: 'sandboxes and VM projects with a serious flaw in 2026' },
    ),
    recordToList: days(data, 'record', 'listed'),
    exploitToProfile: days(data, 'exploit', 'profile'),
    profileAfterExploit: profileAfterExploit(data),
    runtimesUnlisted: unlisted(data, 'container runtime or tool'),
    sandboxesUnlisted: unlisted(data, 'sandbox'),
    bothSidesEscaped: bothSides(data),
    sandboxSpan: sandboxSpan(sandboxes),
    sandboxesScored: predicate(
      'each of the flaws of sandboxes is scored at 7 or more by every version used',
      sandboxes.every((row) => ['scoreV3', 'scoreV4'].every((field) => Number(row.values[field] ?? 7) >= 7)),
      sandboxes.map((row) => scores(row)).join(', '),
      sandboxes.map((row) => term(row.cell('cve'))),
    ),
  };
}

/** The flaws as a table: each score with its version and scorer, so that no two versions share a column of numbers. */
export function flawSeries(data: Data): Series {
  return {
    name: 'flaw-list',
    title: 'Published flaws with their scores',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('flaw', 'Flaw', 'Software with the flaw, and its name.'),
      words('cve', 'CVE', 'Number of the vulnerability, without the letters.'),
      words('needs', 'An attacker needs', 'What an attacker has to have.'),
      words(
        'scores',
        'Score (CVSS version, scorer)',
        'Severity from 0 to 10, with the version of the scale and who scored.',
      ),
      words(
        'severity',
        'Score (v3.1)',
        'Severity from 0 to 10 and who scored; with the version of the scale where it is another one than 3.1.',
      ),
      {
        name: 'listedOn',
        type: 'date',
        title: 'Listed as exploited',
        description: 'Date of the entry in the catalogue.',
      },
      words('part', 'Part', 'What kind of product has the flaw.'),
      words('source', 'Source', 'The record of the flaw.'),
    ],
    rows: data.rows('flaws').map((row) => ({
      id: row.id,
      source: row.text('source') ?? '',
      flaw: `${row.text('product')}: ${row.text('flaw')}`,
      cve: row.text('cve')?.replace('CVE-', '') ?? null,
      needs: row.text('needs') ?? null,
      scores: scores(row),
      severity: scores(row).replaceAll(' (v3.1)', ''),
      listedOn: row.text('listedOn') ?? null,
      part: row.text('part') ?? null,
    })),
    from: ['flaws'],
  };
}

/** "7.5 (v3.1), 8.7 (v4.0) Amazon", or that there is none. */
function scores(row: DataRow): string {
  const by = (score: string, version: string) =>
    row.has(score) ? [`${fixed(row, score)} (v${version})`] : [];
  const first = [...by('scoreV2', '2'), ...by('scoreV3', '3.1'), ...by('scoreV4', '4.0')];
  if (first.length === 0) return 'none';
  const second = row.has('otherScore')
    ? `; ${fixed(row, 'otherScore')} (v3.1) ${row.text('otherScorer')}`
    : '';
  return `${first.join(', ')} ${row.text('scorer')}${second}`;
}

function fixed(row: DataRow, field: string): string {
  return Number(row.values[field]).toFixed(1);
}

/** Days between two events of Copy Fail. */
function days(data: Data, from: string, to: string): Quantity {
  const cells = [data.cell('copy-fail', from, 'on'), data.cell('copy-fail', to, 'on')];
  const [start = 0, end = 0] = cells.map((cell) => Date.parse(String(cell.value)));
  return computed((end - start) / day, {
    label: `days from “${data.row('copy-fail', from).text('event')}” to “${data.row('copy-fail', to).text('event')}”`,
    unit: 'd',
    digits: 1,
    method: 'difference of the dates',
    from: cells.map((cell) => term(cell)),
  });
}

/** Whether no flaw of the part that was looked up in the catalogue is listed there. */
function unlisted(data: Data, part: string): Predicate {
  const rows = rowsWhere(data, 'flaws', 'part', part);
  const checked = rows.filter((row) => row.values.lookedUp === true);
  return predicate(
    `none of the flaws of the part “${part}” that were looked up is listed as exploited`,
    checked.length > 0 && !checked.some((row) => row.has('listedOn')),
    `${checked.length} of ${rows.length} looked up`,
    checked.map((row) => term(row.cell('cve'))),
  );
}

function bothSides(data: Data): Predicate {
  const sides = ['container runtime or tool', 'hypervisor'].map((part) =>
    rowsWhere(data, 'flaws', 'part', part),
  );
  return predicate(
    'published escapes exist on both sides',
    sides.every((rows) => rows.length > 0),
    sides.map((rows) => rows.length).join(' and '),
    sides.flat().map((row) => term(row.cell('cve'))),
  );
}

/** Whether the first record of a sandbox's flaw is of April 2026 and the last of September. */
/** Whether Docker’s default profile was changed only after the exploit of Copy Fail was public. */
function profileAfterExploit(data: Data): Predicate {
  const rows = ['exploit', 'profile'].map((id) => data.row('copy-fail', id));
  const [exploit, profile] = rows.map((row) => row.text('on') ?? '') as [string, string];
  return predicate(
    'Docker’s default profile was changed after the exploit of Copy Fail was public',
    exploit < profile,
    `${exploit} and ${profile}`,
    rows.map((row) => term(row.cell('on'))),
  );
}

function sandboxSpan(rows: readonly DataRow[]): Predicate {
  const dates = rows.map((row) => row.text('published') ?? '').sort();
  const ends = [dates.at(0), dates.at(-1)].map((date) => date?.slice(0, 7));
  return predicate(
    'the records lie between April and September 2026',
    ends[0] === '2026-04' && ends[1] === '2026-09',
    dates.join(', '),
    rows.map((row) => term(row.cell('published'))),
  );
}
