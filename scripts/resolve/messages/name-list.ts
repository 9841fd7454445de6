// Lists names in messages that concern many things at once.

/** Names that are listed; the others are counted. */
const mostNames = 12;

/** The first names in quotes, in their order, and how many there are where some are left out. */
export function quotedNames(names: readonly string[]): string {
  const more = names.length > mostNames ? `, … (${names.length} in all)` : '';
  const listed = names.slice(0, mostNames).map((name) => `\`${name}\``);
  return `${listed.join(', ')}${more}`;
}
