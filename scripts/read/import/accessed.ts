// Sets the day on which sources were opened, in the text of the bibliography.
import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';

/** The text of `data/sources.json` with another day of access at the entries that have the ids; everything else stays. */
export function withAccess(text: string, ids: ReadonlySet<string>, date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const parts = `[[${year}, ${month}, ${day}]]`;
  const entries = parseTree(text)?.children ?? [];
  return entries.reduceRight((edited, entry, index) => {
    const id = findNodeAtLocation(entry, ['id'])?.value;
    if (!ids.has(String(id))) return edited;
    const node = findNodeAtLocation(entry, ['accessed', 'date-parts']);
    if (node !== undefined)
      return edited.slice(0, node.offset) + parts + edited.slice(node.offset + node.length);
    const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
    // The editor would write the list over several lines.
    const edits = modify(edited, [index, 'accessed'], { 'date-parts': placeholder }, { formattingOptions });
    return applyEdits(edited, edits).replace(`"${placeholder}"`, parts);
  }, text);
}

const placeholder = 'the day of access';
