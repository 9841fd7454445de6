// The English words of some parts of the report.

/** In calculators. */
export const calculatorWords = {
  'calculator-print': 'The edition for the screen, report.html, computes this for other values of each input',
  'calculator-case': 'Start from',
  'calculator-reset': 'Back to this case',
  'calculator-more': 'More inputs: {count}',
  'calculator-knows': 'Who knows: {who}.',
  'calculator-bounds': 'Enter a number from {low} to {high}.',
  'calculator-stale': 'Not for your number, which cannot be used:',
  'calculator-axes': '{across} across, {down} down',
  'calculator-link': 'Link to these numbers',
  'calculator-name': 'Name of the scenario',
  'calculator-own': 'Our estate',
  'calculator-export': 'Download it',
  'calculator-how':
    'Put the file into {folder} of a copy of the project and build the report: it then has the scenario as one more case.',
} as const;

/** In decision aids. */
export const aidWords = {
  'aid-any': 'Any',
  'aid-clear': 'Clear answers',
  'aid-none': 'No row of this table fits your answers.',
} as const;

/** What changed since an edition. */
export const changeWords = {
  'changes-since': 'Since edition {edition}, of {date}: {list}.',
  'changes-none': 'No number, verdict or figure has changed since edition {edition}, of {date}.',
  'changes-now': '{before}, now',
  'changes-corrections': 'Corrections',
  'changes-number': 'Number',
  'changes-moved': '{label} went from {before} to',
  'changes-correction': 'Correction',
  'changes-sentence': 'Holds no longer',
  'changes-numbers': 'Numbers that moved',
  'changes-why': 'Why',
  'changes-verdicts': 'Verdicts that turned, and rows that changed places',
  'changes-verdict-on': 'Verdict on “{claim}”',
  'changes-verdict-numbered': 'Verdict on {number}, “{claim}”',
  'changes-withdrawn': 'No longer printed',
  'changes-withdrawn-which':
    'those that stood at the front or in the title of a slide; the same numeral may stand for something else',
  'changes-new-figures': 'New figures',
  'changes-gone-figures': 'Figures withdrawn',
  'changes-file-names': 'names in the type of code are those of files',
  'changes-new-rows': 'Tables with new rows, and how many',
  'changes-gone-rows': 'Tables with rows withdrawn, and how many',
  'count-numbers-moved': '{count} number moved|{count} numbers moved',
  'count-verdicts-turned': '{count} verdict turned|{count} verdicts turned',
  'count-numbers-new': '{count} number is new|{count} numbers are new',
  'count-numbers-gone': '{count} number is printed no longer|{count} numbers are printed no longer',
  'count-figures-new': '{count} figure is new|{count} figures are new',
  'count-figures-gone': '{count} figure was withdrawn|{count} figures were withdrawn',
  'count-sources-new': '{count} source is new|{count} sources are new',
  'cause-corrected': 'corrected',
  'cause-row-changed': '{count} row changed|{count} rows changed',
  'cause-row-added': '{count} row added|{count} rows added',
  'cause-row-withdrawn': '{count} row withdrawn|{count} rows withdrawn',
  'cause-source-replaced': 'source replaced',
  'cause-computation': 'computed otherwise',
} as const;

/** Where rows of data are named. */
export const rowWords = {
  'place-in-brief': 'brief, “{place}”',
  'place-in-alternative': '{place}\u00a0(alt)',
  'cited-in': 'Cited in {places}.',
  'some-rows': '{count} rows, {first} among them',
  'row-of-data': 'Rows of the data, with their sources',
  'made-from-all': 'Data: the dates and kinds of all datasets.',
  'data-as-for': 'Data: as for {table}.',
  'row-lists-lead':
    'Rows that many numbers come from are listed here once and called by these names. Of more than fifteen rows of a dataset one and their number are named here and below; ledger.json lists every cell of every number.',
} as const;

/** Words of the presenter view. */
export const presenterWords = {
  'presenter-slide': 'Slide',
  'presenter-talk': 'Talk',
  'presenter-ahead': '{time} ahead',
  'presenter-behind': '{time} behind',
  'presenter-on-time': 'on time',
  'presenter-over': '{time} over',
  'presenter-spare': 'if there is time',
  'presenter-start': 'Start',
  'presenter-pause': 'Pause',
  'presenter-rehearse': 'Rehearse',
  'presenter-end': 'End rehearsal',
  'presenter-times': 'Times',
  'presenter-keys': 'Keys',
  'presenter-close': 'Close',
  'presenter-none': 'No rehearsal is recorded yet.',
  'presenter-rehearsal': '{title}, edition {edition}: rehearsal of {date}',
  'presenter-planned': 'Planned',
  'presenter-taken': 'Taken',
  'presenter-difference': 'Difference',
  'presenter-before': 'Time before',
  'presenter-total': 'Total',
  'presenter-copy-markdown': 'Copy as Markdown',
  'presenter-copy-json': 'Copy as JSON',
  'presenter-download-markdown': 'Download Markdown',
  'presenter-download-json': 'Download JSON',
  'presenter-delete': 'Delete',
  'presenter-copied': 'Copied',
  'presenter-key-next': 'next slide',
  'presenter-key-previous': 'previous slide',
  'presenter-key-first': 'first slide',
  'presenter-key-last': 'last slide',
  'presenter-key-full-screen': 'full screen',
  'presenter-key-overview': 'overview of the slides',
  'presenter-key-presenter': 'presenter view',
  'presenter-key-notes': 'larger or smaller notes',
  'presenter-key-clock': 'start or stop the clock',
  'presenter-key-rehearse': 'begin a rehearsal, or end it and see its times',
  'presenter-key-times': 'times of the last rehearsal',
  'presenter-key-help': 'this list',
} as const;
