// Issues the report, and goes on when the screen is left: what runs, what came of it, what went wrong.

import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

import { application, useAsking } from '../../app/application.ts';
import { download } from '../../app/download.ts';

export type ReportRequest = Parameters<ReturnType<typeof application>['report']['files']>[0];

/** Where the files are: a folder that was chosen, or among what the browser downloads. */
export type Issued = { readonly folder: string } | { readonly files: number } | 'cancelled';

export const useIssuing = defineStore('issuing', () => {
  const { failure, busy, ask } = useAsking();
  const issued = shallowRef<Issued | null>(null);
  let stop = new AbortController();

  async function issue(request: ReportRequest): Promise<void> {
    issued.value = null;
    stop = new AbortController();
    const { signal } = stop;
    try {
      issued.value = (await application().about()).dialogs
        ? await ask(application().report.save(request, { signal }))
        : await downloaded(request, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      issued.value = 'cancelled';
    }
  }

  async function downloaded(request: ReportRequest, signal: AbortSignal): Promise<Issued | null> {
    const made = await ask(application().report.files(request, { signal }));
    for (const file of made?.files ?? []) download(file);
    return made && { files: made.files.length };
  }

  const cancel = (): void => stop.abort();
  return { failure, busy, issued, issue, cancel };
});
