#!/usr/bin/env node
// `commissioner …`: finds the command and hands over to it. Each command loads its own modules when it is called, so that
// `--help` is quick.

import { Command, CommanderError, Option } from 'commander';

import { keepCompiled } from './compile-cache.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { collected, list, seconds, share, wholeNumber } from './options.ts';
import { createOutput, type Output } from './output.ts';
import { productVersion } from './product.ts';
import { addSimulatorOptions } from './simulator-options.ts';

type Run<Flags, Args extends unknown[]> = (output: Output, flags: Flags, ...args: Args) => Promise<ExitCode> | ExitCode;

/** Wraps a command so that its exit code is the process's, once standard output has gone out. */
function running<Flags extends object, Args extends unknown[]>(load: () => Promise<Run<Flags, Args>>) {
  return async (...given: unknown[]): Promise<void> => {
    // Commander hands over the arguments, then the options, then itself.
    const args = given.slice(0, -2) as Args;
    const flags = given.at(-2) as Flags;
    const run = await load();
    process.exitCode = await run(createOutput('json' in flags && flags.json === true), flags, ...args);
  };
}

const json = ['--json', 'JSON lines on standard output, everything else on standard error'] as const;
const profile = ['--profile <FILE>', 'connection profile (JSON)'] as const;

function program(): Command {
  const root = new Command('commissioner')
    .description("Commissioning of Ochno's USB-C power sockets: assign, walk, verify, report.")
    .version(productVersion)
    .addHelpText('after', '\nExit codes: 0 done, 1 failures or deferred sockets remain, 2 wrong use, 3 environment.')
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true });

  addSimulatorOptions(root.command('simulate'))
    .description('run an Ochno platform with a building full of sockets on loopback, until a signal')
    .option(...json)
    .action(running(async () => (await import('./commands/simulate.ts')).simulate));

  addSimulatorOptions(root.command('demo'))
    .description('commission a simulated building from an empty site to an exported report')
    .option('--headless', 'without a screen', false)
    .addOption(new Option('--mode <MODE>').choices(['walk', 'discover']).default('walk'))
    .option('--pace <PACE>', 'machine, human, or plugs a second', 'machine')
    .option('--slips <SHARE>', 'share of proposals first answered at a neighbouring label', share, 0)
    .option('--out <DIR>', 'folder for document, reports and truth', 'demo-out')
    .option(...json)
    .action(running(async () => (await import('./commands/demo.ts')).demo));

  root
    .command('serve')
    .description('show the screens in a browser, on this machine only, until a signal')
    .option('--port <P>', 'a fixed port instead of any free one', wholeNumber(0, 65_535), 0)
    .option('--no-open', 'print the address without opening a browser')
    .option(...json)
    .action(running(async () => (await import('./commands/serve.ts')).serve));

  root
    .command('verify')
    .description('verify the sockets of a site against live readings')
    .argument('<site>')
    .requiredOption(...profile)
    .addOption(new Option('--mode <MODE>').choices(['walk', 'discover', 'plug', 'blink', 'health']).default('walk'))
    .option('--sockets <LABEL>', 'only this one, by label or id; may be given again', collected, [])
    .option('--timeout <S>', 'seconds after which the rest is deferred', seconds, 60)
    .option(...json)
    .action(running(async () => (await import('./commands/verify.ts')).verify));

  const site = root.command('site').description('read, join and synchronise site documents');
  site
    .command('pull')
    .description("bring a company's locations, plans, hubs and ports into a document")
    .argument('<file>')
    .requiredOption(...profile)
    .option('--location <ID>', 'only this location of the platform')
    .option(...json)
    .action(running(async () => (await import('./commands/site-sync.ts')).sitePull));
  site
    .command('push')
    .description('tell the platform what was created or changed here')
    .argument('<file>')
    .requiredOption(...profile)
    .option(...json)
    .action(running(async () => (await import('./commands/site-sync.ts')).sitePush));
  site
    .command('info')
    .description('what a document holds')
    .argument('<file>')
    .option(...json)
    .action(running(async () => (await import('./commands/site-read.ts')).siteInfoCommand));
  site
    .command('sockets')
    .description('a line for each socket')
    .argument('<file>')
    .option(...json)
    .action(running(async () => (await import('./commands/site-read.ts')).siteSockets));
  site
    .command('verify')
    .description('check the hash chains of a document')
    .argument('<file>')
    .option('--head <H>', 'the head it must have, as an issued report names it')
    .option(...json)
    .action(running(async () => (await import('./commands/site-read.ts')).siteVerify));
  site
    .command('merge')
    .description("join several people's copies of a site")
    .argument('<files...>')
    .requiredOption('--out <FILE>', 'the joined document (must not exist yet)')
    .option(...json)
    .action(running(async () => (await import('./commands/site-read.ts')).siteMerge));

  const schedule = site.command('schedule').description("a document's sockets and a spreadsheet (CSV or XLSX)");
  schedule
    .command('import')
    .description('take a socket schedule in: what is new is added, what differs is changed')
    .argument('<site>', 'the document; made where there is none')
    .argument('<file>')
    .option('--partial', 'take in the rows that are right, whatever is wrong with others')
    .option('--no-bind', 'leave the ports that it names to be discovered')
    .option('--no-heading', 'its first row is a socket already; then --column says each column by its number')
    .option(
      '--column <COLUMN=HEADING>',
      'how a column is headed in this file, or its number, from 1; may be given again',
      collected,
      [],
    )
    .addOption(new Option('--language <LANGUAGE>', 'of what is said of wrong rows').choices(['en', 'sv']).default('en'))
    .option(...json)
    .action(running(async () => (await import('./commands/site-schedule.ts')).scheduleImport));
  schedule
    .command('export')
    .description('write the sockets as a schedule, as CSV or XLSX by the ending of the file')
    .argument('<site>')
    .argument('<file>')
    .addOption(
      new Option('--language <LANGUAGE>', 'of headings and numbers (sv: semicolons and decimal commas)')
        .choices(['en', 'sv'])
        .default('en'),
    )
    .option(...json)
    .action(running(async () => (await import('./commands/site-schedule.ts')).scheduleExport));

  site
    .command('labels')
    .description('write labels for the sockets as a PDF to be printed at 100 %')
    .argument('<site>')
    .argument('<file>')
    .addOption(
      new Option('--sheet <SHEET>', 'A4 or the roll of a label printer')
        .choices(['a4-21', 'a4-65', 'roll-62x29', 'roll-54x25'])
        .default('a4-21'),
    )
    .option('--skip <N>', 'labels of the first sheet that are used already', wholeNumber(0, 100), 0)
    .option(...json)
    .action(running(async () => (await import('./commands/site-labels.ts')).siteLabels));

  const report = root.command('report').description('make or check commissioning reports');
  report
    .command('make', { isDefault: true })
    .description('export the commissioning report of a site')
    .argument('<site>')
    .option('--format <LIST>', 'any of pdf,xlsx,csv,json', list, ['pdf', 'xlsx', 'csv', 'json'])
    .requiredOption('--out <DIR>', 'folder for the files')
    .addOption(new Option('--language <LANGUAGE>').choices(['en', 'sv']).default('en'))
    .option(...json)
    .action(running(async () => (await import('./commands/report.ts')).report));
  report
    .command('verify')
    .description('check a report against the site it was made from')
    .argument('<file>')
    .requiredOption('--site <SITE>', 'the site document')
    .option(...json)
    .action(running(async () => (await import('./commands/report.ts')).reportVerify));
  return root;
}

/** Who reads us may stop reading (`| head`): that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  throw error;
});

export async function main(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  }
}

keepCompiled();
await main(process.argv);
