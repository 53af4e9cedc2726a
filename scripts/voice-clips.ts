// Makes the recorded voice of a computer that has none: every sentence that a walk says, in pieces, with letters and digits, spoken
// by espeak-ng, cut free of silence, laid end to end and packed by opusenc. Where each lies is written beside it. Run when
// `what-is-heard-without-a-voice.test.ts` says that words are missing. docs/decisions/0011.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { phrasesToRecord, signsOf, type Spoken } from './voice-phrases.ts';

const folder = 'renderer/src/features/verify/clips';
const voices: Readonly<Record<Spoken, string>> = { en: 'en-gb', sv: 'sv' };
const wordsAMinute = 165;
/** What counts as silence, of 32768; kept before and after what is loud; laid between two clips. */
const quiet = 260;
const [keptSeconds, betweenSeconds] = [0.02, 0.05];
const bitsASecond = 24;

interface Sound {
  readonly rate: number;
  readonly samples: Int16Array;
}

function spoken(text: string, voice: string, file: string): Sound {
  execFileSync('espeak-ng', ['-v', voice, '-s', String(wordsAMinute), '-a', '160', '-w', file, text]);
  const bytes = readFileSync(file);
  const data = bytes.indexOf('data', 12, 'latin1');
  const length = Math.min(bytes.readUInt32LE(data + 4), bytes.length - data - 8);
  const samples = new Int16Array(Math.floor(length / 2));
  for (let index = 0; index < samples.length; index += 1) samples[index] = bytes.readInt16LE(data + 8 + index * 2);
  return trimmed({ rate: bytes.readUInt32LE(24), samples });
}

function trimmed({ rate, samples }: Sound): Sound {
  const isLoud = (sample: number): boolean => Math.abs(sample) > quiet;
  const kept = Math.round(keptSeconds * rate);
  const from = Math.max(0, samples.findIndex(isLoud) - kept);
  const to = Math.min(samples.length, samples.findLastIndex(isLoud) + kept);
  return { rate, samples: samples.slice(from, to) };
}

function wave({ rate, samples }: Sound): Buffer {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples.length * 2, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => bytes.writeInt16LE(sample, 44 + index * 2));
  return bytes;
}

function record(language: Spoken, work: string): void {
  const signs = signsOf(language);
  const texts = [...phrasesToRecord(language).map((phrase) => [phrase, phrase] as const), ...Object.entries(signs)];
  const places: Record<string, [number, number]> = {};
  const all: number[] = [];
  let rate = 0;
  for (const [key, text] of texts) {
    const sound = spoken(text, voices[language], path.join(work, 'clip.wav'));
    rate = sound.rate;
    places[key] = [rounded(all.length / rate), rounded(sound.samples.length / rate)];
    all.push(...sound.samples, ...new Array<number>(Math.round(betweenSeconds * rate)).fill(0));
  }
  const whole = path.join(work, `${language}.wav`);
  writeFileSync(whole, wave({ rate, samples: Int16Array.from(all) }));
  execFileSync('opusenc', [
    ...['--quiet', '--bitrate', String(bitsASecond), '--speech', '--serial', '1', '--padding', '0'],
    ...['--discard-comments', whole, path.join(folder, `${language}.opus`)],
  ]);
  const lines = Object.entries(places).map(
    ([key, [start, length]]) => `  ${JSON.stringify(key)}: [${start}, ${length}]`,
  );
  writeFileSync(path.join(folder, `${language}.json`), `{\n${lines.join(',\n')}\n}\n`);
}

const rounded = (seconds: number): number => Number(seconds.toFixed(3));

const work = mkdtempSync(path.join(tmpdir(), 'voice-clips-'));
for (const language of ['en', 'sv'] as const) record(language, work);
rmSync(work, { recursive: true });
