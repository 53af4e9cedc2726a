import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { commissioner, starting, type Ran } from '../../support/commissioner.ts';
import { plugControl } from '../../support/plug-control.ts';
import { simulatorProcess } from '../../support/simulator-process.ts';

let simulator: Awaited<ReturnType<typeof simulatorProcess>>;
let folder: string;
let env: Record<string, string>;
let site: string;
let profile: string;
let sockets: Record<string, unknown>[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  simulator = await simulatorProcess(['--sockets', '30', '--seed', '4']);
  const { rest: baseUrl, email, companyId, ca, password } = simulator.addresses;
  env = { CLI_TEST_PASSWORD: password };
  profile = join(folder, 'ochno.json');
  writeFileSync(
    profile,
    JSON.stringify({
      kind: 'ochno',
      dialect: 'documented',
      baseUrl,
      email,
      passwordEnv: 'CLI_TEST_PASSWORD',
      companyId,
      ca,
    }),
  );
  site = join(folder, 'a.ochno-site');
  await run('site', 'pull', site, '--profile', profile);
  sockets = [...(await run('site', 'sockets', site)).lines];
});

afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<Ran> => commissioner(args, env);

describe('commands on a pulled site', () => {
  test('pull again brings nothing, push has nothing to tell', async () => {
    const none = { pulled: 0, pushed: 0, refused: [], waiting: 0 };
    expect(await run('site', 'pull', site, '--profile', profile)).toMatchObject({ code: 0, lines: [none] });
    expect(await run('site', 'push', site, '--profile', profile)).toMatchObject({ code: 0, lines: [none] });
  });

  test('info and sockets say what is there, as the platform knows it', async () => {
    const { code, lines } = await run('site', 'info', site);
    expect(code).toBe(0);
    expect(Object.keys(lines[0] ?? {})).toEqual(['id', 'name', 'schema', 'events', 'head', 'counts']);
    expect(lines[0]).toMatchObject({ counts: { sockets: 30, untested: 30 } });
    const state = (await (await fetch(`${simulator.addresses.control}/state`)).json()) as {
      ports: { portId: string; hubId: string; locationId: string; topic: string; label: string | null }[];
    };
    for (const socket of sockets) {
      const port = state.ports.find(({ portId }) => portId === socket['portId']);
      expect(socket).toMatchObject({
        label: port?.label,
        hubId: port?.hubId,
        locationId: port?.locationId,
        topic: port?.topic,
      });
    }
  });

  test('a plug makes a verdict of the named socket, and only of that', async () => {
    const [first] = sockets;
    const verify = starting(
      [
        'verify',
        site,
        '--profile',
        profile,
        '--mode',
        'plug',
        '--sockets',
        String(first?.['label']),
        '--timeout',
        '30',
        '--json',
      ],
      env,
    );
    await verify.said('GO TO');
    await plugControl(simulator.addresses.control).plug(String(first?.['portId']));
    const { code, lines } = await verify.ended;
    await plugControl(simulator.addresses.control).unplug(String(first?.['portId']));
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toEqual({
      socket: first?.['label'],
      socketId: first?.['id'],
      verdict: 'pass',
      reason: null,
      works: 'measured',
      place: 'measured',
      portId: first?.['portId'],
      latencyMs: expect.any(Number),
    });
  });

  test('ended by Ctrl+C it gives its lamp back, leaves the rest as it was, and says that some remain', async () => {
    const [one, other] = [sockets[4], sockets[5]];
    const named = [one, other].flatMap((socket) => ['--sockets', String(socket?.['id'])]);
    const verify = starting(['verify', site, '--profile', profile, ...named, '--json'], env);
    const { control } = simulator.addresses;
    await verify.said('GO TO');
    await plugControl(control).plug(String(one?.['portId']));
    await plugControl(control).plug(String(other?.['portId']));
    await verify.said('you may pull');
    verify.child.kill('SIGINT');
    const { code, lines } = await verify.ended;
    expect(code).toBe(1);
    expect(lines.map(({ verdict }) => verdict)).not.toContain('deferred');
    const { ports } = (await (await fetch(`${control}/state`)).json()) as { ports: { portId: string; lamp: number }[] };
    for (const socket of [one, other]) {
      expect(ports.find(({ portId }) => portId === socket?.['portId'])?.lamp).toBe(0);
      await plugControl(control).unplug(String(socket?.['portId']));
    }
  });

  test('after the timeout the rest is deferred, and the exit code says so', async () => {
    const second = String(sockets[1]?.['id']);
    const { code, lines } = await run('verify', site, '--profile', profile, '--sockets', second, '--timeout', '1');
    expect(code).toBe(1);
    expect(lines).toMatchObject([{ socketId: second, verdict: 'deferred', reason: 'timeout' }]);
  });

  test('a blink leaves the verdict as it is and says its result', async () => {
    const third = String(sockets[2]?.['id']);
    const { code, lines } = await run('verify', site, '--profile', profile, '--mode', 'blink', '--sockets', third);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { socketId: third, verdict: 'untested', reason: expect.stringMatching(/^lamp answered in/) },
    ]);
  });

  test('the chains verify, by the head that info names, and not by another', async () => {
    const head = String((await run('site', 'info', site)).lines[0]?.['head']);
    expect(await run('site', 'verify', site, '--head', head)).toMatchObject({ code: 0, lines: [{ ok: true, head }] });
    expect(await run('site', 'verify', site, '--head', '0'.repeat(64))).toMatchObject({
      code: 1,
      lines: [{ ok: false }],
    });
  });

  test('copies merge into a new file, and never over one', async () => {
    const [copy, out] = [join(folder, 'copy.ochno-site'), join(folder, 'merged.ochno-site')];
    copyFileSync(site, copy);
    const merged = await run('site', 'merge', site, copy, '--out', out);
    expect(merged).toMatchObject({ code: 0, lines: [{ out, added: 0, conflicts: 0 }] });
    expect((await run('site', 'merge', site, copy, '--out', out)).code).toBe(2);
  });

  test('a report is made where it is told, and can be checked', async () => {
    const made = await run('report', site, '--format', 'json,csv', '--out', join(folder, 'report'));
    expect(made.code).toBe(0);
    expect(Object.keys(made.lines[0] ?? {}).sort()).toEqual(['csv', 'digest', 'json']);
    const file = String(made.lines[0]?.['json']);
    expect(isAbsolute(file) && existsSync(file)).toBe(true);
    const { digest } = made.lines[0] ?? {};
    expect(await run('report', 'verify', file, '--site', site)).toMatchObject({
      code: 0,
      lines: [{ ok: true, digest }],
    });
  });
});

describe('wrong use and a wrong world', () => {
  test.each([
    ['an unknown command', ['fly']],
    ['a number that is none', ['simulate', '--sockets', 'many']],
    ['a share above one', ['demo', '--headless', '--slips', '2']],
    ['a socket that is not there', () => ['verify', site, '--profile', profile, '--sockets', 'NOPE']],
    ['a site that is not there', () => ['site', 'info', join(folder, 'nowhere.ochno-site')]],
    ['a profile that is not there', () => ['site', 'push', site, '--profile', join(folder, 'nowhere.json')]],
    ['a format that is none', () => ['report', site, '--format', 'docx', '--out', folder]],
  ] as [string, string[] | (() => string[])][])('%s ends with 2 and one sentence', async (_name, args) => {
    const { code, lines, stderr } = await run(...(typeof args === 'function' ? args() : args));
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toContain('    at ');
  });

  test('a wrong password, a site open elsewhere and a file that is no site end with 3', async () => {
    const wrong = await commissioner(['site', 'pull', join(folder, 'new.ochno-site'), '--profile', profile], {
      CLI_TEST_PASSWORD: 'wrong',
    });
    expect(wrong).toMatchObject({ code: 3, lines: [] });
    expect(existsSync(join(folder, 'new.ochno-site'))).toBe(false);

    const text = join(folder, 'text.ochno-site');
    writeFileSync(text, 'no site');
    expect(await run('site', 'info', text)).toMatchObject({ code: 3, lines: [] });

    const holding = starting(['verify', site, '--profile', profile, '--timeout', '60', '--json'], env);
    await holding.said('GO TO');
    expect(await run('site', 'info', site)).toMatchObject({ code: 3, lines: [] });
    holding.child.kill('SIGKILL');
    await holding.ended;
    expect((await run('site', 'info', site)).code).toBe(0);
  });
});
