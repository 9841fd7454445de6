// Says in a PDF which colours its numbers mean.
import { body, extended, freeNumber, type PdfFile, withObjects } from './objects.ts';
import { writeStream } from './streams.ts';

/** The file with an output intent: its RGB colours are those of sRGB, as PDF/A demands (ISO 19005-2, 6.2.4.3). */
export function withOutputIntent(file: PdfFile): PdfFile {
  const profile = freeNumber(file);
  const intent =
    '<</Type /OutputIntent\n/S /GTS_PDFA1\n/OutputConditionIdentifier (sRGB)\n/Info (sRGB IEC61966-2.1)';
  const catalogue = extended(
    body(file, file.root),
    `/OutputIntents [${intent}\n/DestOutputProfile ${profile} 0 R>>]`,
  );
  return withObjects(file, [
    [file.root, catalogue],
    [profile, writeStream({ dictionary: '/N 3', data: Buffer.from(srgb, 'base64').toString('latin1') })],
  ]);
}

/** `sRGB-v2-magic.icc` of Compact-ICC-Profiles by Clinton Ingram, commit bdd8466, in the public domain (CC0 1.0). */
const srgb =
  'AAAC4GxjbXMCEAAAbW50clJHQiBYWVogB+IAAwAUAAkADgAdYWNzcE1TRlQAAAAAc2F3c2N0cmwAAAAAAAAAAAAAAAAAAPbW' +
  'AAEAAAAA0y1oYW5kk7I0qQ6wIoqY/Zqvo2eJmwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJZGVzYwAAAPAAAABf' +
  'Y3BydAAAAQwAAAAMd3RwdAAAARgAAAAUclhZWgAAASwAAAAUZ1hZWgAAAUAAAAAUYlhZWgAAAVQAAAAUclRSQwAAAWgAAAF4' +
  'Z1RSQwAAAWgAAAF4YlRSQwAAAWgAAAF4ZGVzYwAAAAAAAAAFc1JHQgAAAAAAAAAAAAAAAHRleHQAAAAAQ0MwAFhZWiAAAAAA' +
  'AADzVAABAAAAARbJWFlaIAAAAAAAAG+gAAA48gAAA49YWVogAAAAAAAAYpYAALeJAAAY2lhZWiAAAAAAAAAkoAAAD4UAALbE' +
  'Y3VydgAAAAAAAAC2AAAAHAA4AFQAcACMAKgAxADhAQABIgFGAW0BlQHBAfACIAJVAosCxAMBAz8DggPGBA4EWQSnBPkFTAWk' +
  'Bf4GXAa+ByEHigf0CGMI1QlJCcMKPwq/C0ILyQxUDOENdA4JDqIPQA/gEIURLRHaEooTPhP2FLIVcRY2Fv0XyhiZGW4aRhsi' +
  'HAMc5x3QHr0friCkIZ4inCOfJKUlsSbAJ9Uo7SoKKyssUS18Lqov3jEWMlIzlDTZNiQ3czjGOiA7fDzfPkU/sEEhQpZEEEWP' +
  'RxJIm0ooS7tNUU7uUI9SNVPgVZBXRVkAWr5chF5MYBth72PHZaZniWlxa19tUW9KcUZzSnVRd155cXuIfaZ/yIHwhB6GUIiJ' +
  'isWNCY9RkZ+T85ZLmKubDp14n+eiW6TWp1ap26xnrvexj7Qqtsy5dLwhvtXBjcRMxxDJ2syrz3/SXNU92CTbEt4E4P7j/OcB' +
  '6gztHPA081D2c/mb/Mr//w==';
