import { describe, expect, it } from 'vitest';

import type { Utterance } from '../../../electron/domain/verification/protocol.ts';
import { Announcer, earconOf, type Hearing, type Sentence } from '../../../renderer/src/features/verify/voice.ts';

const at = (label: string) => ({ socketId: label, label });
const verdict = (label: string, word: 'pass' | 'marginal' | 'fail' | 'deferred'): Utterance => ({
  say: 'verdict',
  ...at(label),
  verdict: word,
  reason: null,
});

/** What comes out of the loudspeaker, in order; `|` where the sentence before is cut. */
function heard(...utterances: Utterance[]): string[] {
  const { out, hear } = listener({ language: 'sv', volume: 0.5 });
  for (const utterance of utterances) hear(utterance);
  return out;
}

function listener(how: Hearing): { out: string[]; hear: (utterance: Utterance) => void } {
  const out: string[] = [];
  const words = ({ key, label, count, area }: Sentence): string => {
    const said = [key, ...(area === undefined ? [] : [area])];
    return label === undefined
      ? [...said, ...(count === undefined ? [] : [count])].join(' ')
      : `${said.join(' ')}(${label})`;
  };
  const announcer = new Announcer(
    {
      sound: (earcon, volume) => out.push(`♪${earcon} ${volume}`),
      say: (text, language, _volume, cuts) => out.push(`${cuts ? '|' : ''}${text} ${language}`),
    },
    words,
  );
  return { out, hear: (utterance) => announcer.hear(utterance, how) };
}

describe('what is heard', () => {
  it('is a signal, then words; the verdict cuts what was being said, the way on does not', () => {
    expect(heard(verdict('A-07', 'pass'), { say: 'pull', ...at('A-07') }, { say: 'go-to', ...at('A-08') })).toEqual([
      '♪pass 0.5',
      '|pass(A-07) sv',
      'pull sv',
      'go-to(08) sv',
    ]);
  });

  it('says what stays the same along a row once, and again where it changes', () => {
    expect(
      heard({ say: 'go-to', ...at('A-07') }, { say: 'go-to', ...at('A-08') }, { say: 'go-to', ...at('B-01') }),
    ).toEqual(['go-to(A-07) sv', 'go-to(08) sv', 'go-to(B-01) sv']);
  });

  it('says whose words they are where two people are spoken to', () => {
    const own = listener({ language: 'sv', volume: 0.5, whose: 2 });
    own.hear(verdict('A-07', 'pass'));
    own.hear({ say: 'pull', ...at('A-07') });
    own.hear({ say: 'go-to', ...at('A-08') });
    own.hear({ say: 'loads-alike' });
    expect(own.out).toEqual([
      '♪pass 0.5',
      '|person 2 pass(A-07) sv',
      'pull sv',
      'person 2 go-to(08) sv',
      'loads-alike sv',
    ]);
  });

  it.each<[Utterance, string | null]>([
    [verdict('1', 'pass'), 'pass'],
    [verdict('1', 'marginal'), 'marginal'],
    [verdict('1', 'fail'), 'fail'],
    [verdict('1', 'deferred'), 'fail'],
    [{ say: 'surprise', socketId: '2', label: '2', portKey: 'p', proposed: '1' }, 'surprise'],
    [{ say: 'nothing-from', ...at('1') }, 'surprise'],
    [{ say: 'control-failed', ...at('1'), reopened: 3 }, 'surprise'],
    [{ say: 'still-occupied', ...at('1') }, 'surprise'],
    [{ say: 'label-read', label: '1', agrees: false }, 'surprise'],
    [{ say: 'label-read', label: '1', agrees: true }, null],
    [{ say: 'label-unknown', label: '1' }, 'surprise'],
    [{ say: 'line-lost' }, 'lost'],
    [{ say: 'line-back' }, null],
    [{ say: 'go-to', ...at('1') }, null],
  ])('%j has the signal %s', (utterance, earcon) => {
    expect(earconOf(utterance)).toBe(earcon);
  });

  it.each<[Utterance, string[]]>([
    [{ say: 'surprise', socketId: null, label: null, portKey: 'p', proposed: '1' }, ['♪surprise 0.5', '|unknown sv']],
    [{ say: 'line-lost' }, ['♪lost 0.5', '|line-lost sv']],
    [{ say: 'line-back' }, ['line-back sv']],
    [{ say: 'do-by-hand', ...at('7'), expected: 'dimmer' }, ['hand-dimmer(7) sv']],
    [{ say: 'tap-the-light' }, ['tap-the-light sv']],
    [{ say: 'tap-the-light', area: 'Hall' }, ['tap-the-light-in Hall sv']],
    [{ say: 'anyone-on-a-ladder' }, ['anyone-on-a-ladder sv']],
    [{ say: 'control', ...at('7') }, ['control(7) sv']],
    [{ say: 'lamp-not-low', ...at('7') }, ['lamp-not-low(7) sv']],
    [{ say: 'plug-again', ...at('7') }, ['plug-again(7) sv']],
    [{ say: 'paused' }, ['paused sv']],
    [{ say: 'done' }, ['done sv']],
    [{ say: 'testing', ...at('7') }, []],
    [{ say: 'other-load', device: {}, portKey: 'p' }, []],
  ])('%j is %j', (utterance, out) => {
    expect(heard(utterance)).toEqual(out);
  });
});
