// The list of all claims of the explainers, for the tables of the report.
import { behindField, type Data, type DataRow, type Row, type Series, type Topic, words } from '#facts';

/** Short names of the explainers in tables, in the order of their columns. */
const short = {
  docsite: 'docs',
  course: 'course',
  website: 'website',
  serverlessbase: 'blog',
  book: 'book',
} as const;

/** For each dataset of claims, the text of a claim. */
const wordings: Readonly<Record<string, (row: DataRow) => string>> = {
  quantities: (row) => `${row.text('subject')}, ${row.text('metric')}: ${row.text('stated')}`,
  derived: (row) => `${row.text('quantity')}: ${row.text('computation')}`,
  statements: (row) => row.text('claim') ?? '',
  comparisons: compared,
  contradictions: (row) => row.text('topic') ?? '',
  examples: (row) => `${row.text('metric')}: ${row.text('stated')}`,
};

/** The list of all claims; no facts. */
export function topic(data: Data): Topic {
  return { facts: {}, series: [claimsList(data)] };
}

/** All claims in one list: number, text, explainers that make it, verdict and finding. */
function claimsList(data: Data): Series {
  const rows = Object.entries(wordings).flatMap(([kind, textOf]) =>
    data.rows(kind).map(
      (row): Row => ({
        id: row.id,
        number: numberOf(row),
        kind,
        topic: 'topic' in row.values ? (row.text('topic') ?? '') : '',
        claim: textOf(row),
        who: whoClaims(row),
        verdict: row.text('verdict') ?? '',
        finding: row.text('finding') ?? '',
        behind: `${kind}/${row.id}`,
        basis: 'evidence' in row.values ? (row.text('evidence') ?? '') : '',
      }),
    ),
  );
  return {
    name: 'claims-list',
    title: 'Every claim of five explainers with verdict and finding',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words(
        'number',
        'No.',
        'Number of the claim; “=” and another where the row makes that claim once more.',
      ),
      words('kind', 'Kind', 'Dataset of the claim.'),
      words('topic', 'Topic', 'What the claim is about, where its dataset says so.'),
      words('claim', 'Claim', 'What is claimed, in our words.'),
      words('who', 'Who', 'Which of the explainers claim it.'),
      words('verdict', 'Verdict', 'What the evidence says of it.'),
      words('finding', 'What is true', 'A sentence of ours.'),
      behindField,
      words('basis', 'Rests on', 'Datasets, or rows of them, on which the verdict rests.'),
    ],
    rows,
    from: Object.keys(wordings),
  };
}

/** "K045", or "K045 = Q023" for a row that makes the claim Q023 once more. */
function numberOf(row: DataRow): string {
  const restated = 'restates' in row.values ? row.text('restates') : undefined;
  return [row.id, ...(restated === undefined || restated === '' ? [] : [restated])]
    .map((id) => id.toUpperCase())
    .join(' = ');
}

function compared(row: DataRow): string {
  const sides = ['vm', 'container'] as const;
  const cells = sides
    .filter((side) => row.has(side))
    .map((side) => `${side === 'vm' ? 'VM' : 'container'} ${row.text(side)}`);
  return `${row.text('row')}: ${cells.join('; ')}`;
}

function whoClaims(row: DataRow): string {
  if ('source' in row.values)
    return short[(row.text('source') ?? '').replace('explainer-', '') as keyof typeof short] ?? '';
  const names = (Object.keys(short) as (keyof typeof short)[]).filter(
    (name) => name in row.values && row.has(name),
  );
  return names.length === Object.keys(short).length ? 'all' : names.map((name) => short[name]).join(', ');
}
