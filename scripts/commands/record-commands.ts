// The commands about datasets and editions, with their options and help.
import type { Command } from './entry.ts';
import { all, noCache, quiet, verbose } from './shared-options.ts';

/** Commands that read and write `data/`. */
export const recordCommands: readonly Command[] = [
  {
    name: 'data',
    summary: 'list, renew, import, export and pack datasets; say which are overdue',
    usage: 'list | stale | refresh | new <csv> | import <csv> | export <name> | package | schema',
    about:
      'new      makes a dataset from a CSV file: names, types and units from its head and cells (“Boot time (ms)”). It needs\n         --as GROUP/NAME, --title, --source and --licence, and a unit for each number; at a terminal it asks for what is\n         missing.\nimport   replaces the rows of a dataset by those of a CSV file. Columns are named like fields or their titles;\n         columns that are not there keep their values. Every misfit is told by row and column. It needs --as DATASET.\nexport   writes a dataset as CSV to standard output, or to --output.\nlist     shows every dataset with its rows, fields and dates.\nstale    lists what is overdue today, worst first, with the command that mends it; ends with 1 if something is.\nrefresh  asks the sources that datasets name in `refresh`, all of them if none is named: says which cells change, what\n         would move in the report and which sentences would not hold, and asks before it writes. With any fault of an\n         answer it writes nothing, unless --keep-going. After the date of the edition it stops, also with --dry-run: run\n         `edition -- begin` first. It honours HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS and GITHUB_TOKEN.\npackage  writes dist/data-package: datapackage.json (Data Package, version 2), each dataset as CSV, CITATION.cff and\n         metadata for Zenodo. With errors in the inputs it writes nothing.\nschema   writes data/schema/, which editors complete and check with.',
    options: [
      {
        name: 'as',
        value: 'DATASET',
        summary: 'dataset whose schema the CSV file follows; group and name of a new one',
      },
      { name: 'title', value: 'TITLE', summary: 'title of a new dataset' },
      { name: 'source', value: 'ID', summary: 'source of a new dataset, an entry of data/sources.json' },
      { name: 'licence', value: 'NAME', summary: 'licence of a new dataset: CC-BY-4.0' },
      { name: 'units', value: 'UNITS', summary: 'units of its numbers: time=ms,memory=MiB' },
      { name: 'kind', value: 'KIND', summary: 'its kind in data/kinds.json' },
      { name: 'retrieved', value: 'DATE', summary: 'new date of retrieval (2026-11-20)' },
      {
        name: 'decimal',
        value: 'SIGN',
        choices: ['point', 'comma'],
        summary: 'what begins the decimals of numbers in the CSV file; the other sign groups thousands',
      },
      { name: 'dry-run', summary: 'show what would change, write nothing' },
      { name: 'yes', summary: 'write what was refreshed without asking; needed where no terminal is' },
      {
        name: 'keep-going',
        summary: 'refresh what can be refreshed when a source fails, and end with 1',
      },
      { name: 'output', short: 'o', value: 'FILE', summary: 'file to export to, or folder of the package' },
      all,
    ],
    examples: [
      'data list',
      'data stale',
      'data refresh --dry-run',
      'data refresh list-prices --yes',
      'data export boil-times -o boil-times.csv',
      'data import boil-times.csv --as boil-times --dry-run',
      'data new prices.csv --as cost/prices --title Prices --source aws --licence CC-BY-4.0 --units price=USD/h',
      'data package',
    ],
    load: async () => (await import('./data/data.ts')).runData,
  },
  {
    name: 'edition',
    summary: 'begin the next edition; keep what one says, to compare later ones with it',
    usage: 'begin [<id>] | freeze | variants',
    about:
      'begin    sets id and date in content/edition.yml, and in CITATION.cff and .zenodo.json; the date is today if --date is\n         absent. Without an id the edition keeps its own while it is not frozen, and takes year and month of the date\n         after that. Data that are read later than the date of the edition are refused.\nfreeze   writes data/editions/<id>.json: numbers with their rows and sources, verdicts, digests of charts, counts of\n         pages. Takes them from what was built last and from the inputs, which must be those of that build.\nvariants lists the variants of the edition, content/editions/<name>.yml, which build, check, dev and present take with\n         --edition; as an\n         array of names with --format json, for a matrix of jobs.',
    options: [
      {
        name: 'from',
        value: 'FOLDER',
        summary: 'folder with ledger.json and manifest.json of the edition, instead of dist',
      },
      {
        name: 'at',
        value: 'COMMIT',
        summary: 'commit or tag that the edition was built from, instead of the inputs as they are',
      },
      { name: 'force', summary: 'write an edition anew that was frozen before' },
      { name: 'date', value: 'DATE', summary: 'date of the next edition (2027-01-15)' },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], summary: 'how variants are listed' },
      quiet,
    ],
    examples: [
      'edition begin',
      'edition begin 2027.01 --date 2027-01-15',
      'edition freeze',
      'edition variants --format json',
      'edition freeze --from ../editions/2026.11 --at edition-2026.11',
    ],
    load: async () => (await import('./edition/edition.ts')).runEdition,
  },
  {
    name: 'moved',
    summary: 'what changed since an edition, a commit or a build',
    usage: '--since <edition>',
    about:
      'Compares the inputs as they are with a frozen edition: numbers that moved and why, verdicts that turned, sentences\nthat hold no longer, order, rows, figures and sources. Ends with 0 whatever changed; writes nothing.',
    options: [
      {
        name: 'since',
        value: 'EDITION',
        summary: 'id of a frozen edition, a tag or commit, or path of a manifest; the last edition if absent',
      },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'json', 'markdown'],
        summary: 'text, json for programs, or markdown for a changelog',
      },
      quiet,
      verbose,
      noCache,
    ],
    examples: [
      'moved --since 2026.11',
      'moved --since edition-2026.11 --format markdown',
      'moved --since dist/manifest.json --format json',
    ],
    load: async () => (await import('./edition/moved.ts')).runMoved,
  },
];
