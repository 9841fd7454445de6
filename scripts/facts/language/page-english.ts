// The words that the script of the HTML edition shows, in English. Their names begin with `page-`.

/** By key, as the words of `english.ts`, among which they are. */
export const pageEnglish = {
  'page-theme': 'Colours: {theme}',
  'page-theme-system': 'System',
  'page-theme-light': 'Light',
  'page-theme-dark': 'Dark',
  'page-close': 'Close',
  'page-evidence': 'Evidence',
  'page-keys':
    'Keys: Tab goes from group to group, the arrow keys from link to link of a section, / searches, b goes back after a jump, e marks every number',
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
  'page-search-first': 'The first {count} of {total}',
  'page-search-word': '“{word}”',
  'page-search-missing': 'Nothing has {words}.',
  'page-search-apart': 'Nothing has all of the words; these have some.',
  /** Words of a query that count only where it has no others. */
  'page-search-small':
    'a an and are as at be by can did do does for from had has have how i if in is it its may much of on or our so that the their them then there these they this to was we were what when where which who why will with you your',
  'page-search-none': 'Nothing found. Try fewer or other words.',
  'page-kind-number': 'Number',
  'page-kind-source': 'Source',
  'page-kind-table': 'Table',
  'page-back': 'Back to {place}',
  'page-copy-link': 'Copy link',
  'page-copied': 'Copied',
  'page-filter': 'Filter rows',
  'page-any': '{title} (all)',
  'page-order': 'Sort by',
  'page-rows': '{shown} of {all} rows',
  'page-aid-fit': 'Situations that fit: {shown} of {all}',
  'page-aid-answers': 'Answers: {answers}. {count}.',
} as const;
