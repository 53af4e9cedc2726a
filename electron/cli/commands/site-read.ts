// `commissioner site info | sockets | verify | merge`: what can be done with documents alone.

import { resolve } from 'node:path';

import { siteInfo, socketLines } from '../../application/read-site.ts';
import { thisWriter } from '../../application/station.ts';
import { mergeSites } from '../../site/merge-sites.ts';
import { verifySite } from '../../site/verify-site.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { outside } from '../outside.ts';
import { withSite } from '../with-site.ts';

export function siteInfoCommand(output: Output, _flags: object, file: string): Promise<ExitCode> {
  return withSite(
    output,
    file,
    (document) => {
      const info = siteInfo(document);
      output.line(info);
      if (!output.json) {
        const counts = Object.entries(info.counts).map(([name, count]) => `${count} ${name}`);
        output.tell(`${info.name}\n${document.path}\n${counts.join(', ')}\n${info.events} events, head ${info.head}`);
      }
      return exitCodes.done;
    },
    true,
  );
}

export function siteSockets(output: Output, _flags: object, file: string): Promise<ExitCode> {
  return withSite(
    output,
    file,
    (document) => {
      for (const socket of socketLines(document.state)) {
        output.line(socket);
        if (!output.json)
          output.tell([socket.label, socket.verdict, socket.reason ?? '', socket.topic ?? ''].join('\t'));
      }
      return exitCodes.done;
    },
    true,
  );
}

export function siteVerify(output: Output, flags: { head?: string }, file: string): ExitCode {
  if (flags.head !== undefined && !/^[0-9a-f]{64}$/i.test(flags.head)) {
    output.failure({
      code: 'shell.wrong-use',
      params: { what: 'A head is the 64 digits that `site info` or a report names.' },
    });
    return exitCodes.wrongUse;
  }
  const checked = verifySite(resolve(file), flags.head?.toLowerCase());
  if (!checked.ok) {
    output.failure(checked.failure);
    return exitCodeOf(checked.failure);
  }
  output.line(checked.value);
  if (checked.value.ok) {
    if (!output.json) output.tell(`The chains hold: ${checked.value.events} events, head ${checked.value.head}`);
    return exitCodes.done;
  }
  const { code, station, event } = checked.value;
  // A picture is named by the event that brought it.
  output.failure({ code, params: { station, event, sha256: event } });
  return exitCodes.remaining;
}

export function siteMerge(output: Output, flags: { out: string }, files: string[]): ExitCode {
  const merged = mergeSites({
    ...outside,
    ...thisWriter(outside.ids),
    paths: files.map((file) => resolve(file)),
    out: resolve(flags.out),
  });
  if (!merged.ok) {
    output.failure(merged.failure);
    return exitCodeOf(merged.failure);
  }
  output.line(merged.value);
  const { out, events, added, conflicts } = merged.value;
  if (!output.json) output.tell(`${out}\n${events} events, ${added} added, ${conflicts} conflicts to look at`);
  return exitCodes.done;
}
