// The words that the script of the HTML edition shows, in English. Their names begin with `page-`.

/** By key, as the words of `english.ts`, among which they are. */
export const pageEnglish = {
  'page-theme': 'Colours: {theme}',
  'page-theme-system': 'System',
  'page-theme-light': 'Light',
  'page-theme-dark': 'Dark',
  'page-close': 'Close',
  'page-evidence': 'Evidence',
  'page-evidence-key': 'Mark every number and reach each with the Tab key: key e',
  'page-more-rows': 'and {count} more, which the ledger lists',
  'page-in-ledger': 'In the ledger',
  'page-also-in': 'Also in',
  'page-caveat': 'Caveat:',
  'page-reference': 'Reference {mark}',
  'page-search': 'Search',
  'page-search-key': 'Search the page: key /',
  'page-search-hint': 'Words of the text, figures, numbers, sources',
  'page-search-found': '{count} found',
  'page-search-none': 'Nothing found. Try fewer or other words.',
  'page-kind-number': 'Number',
  'page-kind-source': 'Source',
  'page-kind-table': 'Table',
  'page-back': 'Back to {place}',
} as const;
