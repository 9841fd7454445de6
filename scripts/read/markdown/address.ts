// Checks the addresses of links.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';

/** The fault of a link's address, if any. Whether an anchor exists is checked later, when all anchors are known. */
export function addressFaults(url: string, place: Place): readonly VFileMessage[] {
  if (url.startsWith('#') && url.length > 1) return [];
  if (/^(?:https?:\/\/|mailto:)/i.test(url) && URL.canParse(url)) return [];
  const reason = `Unexpected address \`${url}\`, expected \`https://…\`, \`mailto:…\` or \`#anchor\``;
  const help = 'readers have one file: link to a heading by `#its-id`, or to the web by the full address';
  return [message('dead-address', place, reason, { actual: url, help })];
}
