// Reads the latest releases of projects at GitHub.
import Type from 'typebox';
import type { Adapter } from './adapter.ts';
import { addressOf, changedFormat, jsonOf, jsonTypes, usualMost } from './answers.ts';

const release = Type.Object({
  tag_name: Type.String({ minLength: 1 }),
  draft: Type.Boolean(),
  prerelease: Type.Boolean(),
  published_at: Type.String(),
});

/** `https://api.github.com/repos/{key}/releases/latest`, which is the newest release that is no draft and no pre-release. */
export const github: Adapter = {
  name: 'github-releases',
  about: 'the latest release of a project at GitHub',
  values: { version: '', tag: '', published: '' },
  read: async (refresh, keys, get) => {
    const headers = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
    const types = [...jsonTypes, 'application/vnd.github+json'];
    const replies = await Promise.all(
      keys.map((key) => get({ url: addressOf(refresh, key), headers, types, most: usualMost })),
    );
    const records = replies.map((reply, index) => {
      const { tag_name: tag, draft, prerelease, published_at: published } = jsonOf(reply, release);
      if (draft || prerelease) throw changedFormat(reply.url, 'it is a draft or a pre-release');
      return { key: keys[index] ?? '', values: { tag, version: tag.replace(/^v(?=\d)/u, ''), published } };
    });
    return { records, replies, isList: false };
  },
};
