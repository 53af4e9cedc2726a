// Opens again what a plan was drawn from, out of the document.

import type { PlanSource } from '../../../../../electron/domain/plan-tiles.ts';
import { application, ifThere } from '../../../app/application.ts';
import type { PlanRefusal } from './protocol.ts';
import { openInThread, openSvgSource, pageSource, type Opened } from './sources.ts';

const refused = (code: PlanRefusal['code']): Opened => ({ ok: false, refusal: { code } });

export async function openKept({ kind, blob, page = 1 }: Pick<PlanSource, 'kind' | 'blob' | 'page'>): Promise<Opened> {
  const asked = await ifThere(application().site.blob({ sha256: blob }));
  if (!asked) return refused('plans.not-shown');
  if (!asked.ok) return asked;
  const file = asked.value;
  if (kind === 'picture' || kind === 'dxf') return openInThread(kind, file, blob);
  return kind === 'svg' ? openSvgSource(file, blob) : openKeptPage(file, blob, page);
}

async function openKeptPage(file: File, blob: string, number: number): Promise<Opened> {
  const { openPdfPlan } = await import('../pdf-pages.ts');
  const pdf = await openPdfPlan(file);
  if (typeof pdf === 'string') return refused(pdf);
  const drawing = await pdf.open(number);
  if (!drawing) {
    pdf.close();
    return { ok: false, refusal: { code: 'plans.page-not-drawn', params: { page: number } } };
  }
  const source = pageSource(drawing, blob, number);
  return {
    ok: true,
    value: {
      ...source,
      close(): void {
        source.close();
        pdf.close();
      },
    },
  };
}
