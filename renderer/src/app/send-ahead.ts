// Sends a large file to the application in parts, so that the page never waits for one message of tens of megabytes.

import type { Outcome } from '../../../electron/contract/outcome.ts';
import { partSize, type GivenFile } from '../../../electron/contract/sent-file.ts';
import { application, ifThere } from './application.ts';

/** What is to be given in the file's place: the file itself where it is small, or where the application takes no parts now. */
export async function sentAhead(file: File): Promise<GivenFile> {
  if (file.size <= partSize) return file;
  let sending: string | null = null;
  for (let at = 0; at < file.size; at += partSize) {
    const part = new File([file.slice(at, at + partSize)], 'part');
    const taken: Outcome<{ sending: string }> | null = await ifThere(application().site.sendPart({ sending, part }));
    if (!taken?.ok) return file;
    sending = taken.value.sending;
  }
  return sending === null ? file : { sending, name: file.name, size: file.size };
}
