import { expect, it } from 'vitest';

import { toldStream } from '../../../electron/application/told-stream.ts';
import type { Told } from '../../../electron/contract/told.ts';
import { done, failed } from '../../../electron/domain/failures.ts';

async function all<T>(stream: AsyncIterable<Told<T>>): Promise<Told<T>[]> {
  const told: Told<T>[] = [];
  for await (const each of stream) told.push(each);
  return told;
}

it('tells the latest progress, then what it came to', async () => {
  const told = await all(
    toldStream(async (report) => {
      report(0, 3);
      await Promise.resolve();
      report(1, 3);
      report(2, 3);
      return Promise.resolve(done('all'));
    }, 'en'),
  );
  expect(told.at(-1)).toEqual({ kind: 'done', value: 'all' });
  expect(told.length).toBeLessThan(4);
});

it('tells a failure in the words of the language', async () => {
  const told = await all(toldStream(() => Promise.resolve(failed('shell.no-site')), 'sv'));
  expect(told).toMatchObject([{ kind: 'failed', failure: { code: 'shell.no-site', say: 'Ingen plats är öppen.' } }]);
});

it('a defect ends it as one', async () => {
  await expect(all(toldStream(() => Promise.reject(new Error('broken')), 'en'))).rejects.toThrow('broken');
});
