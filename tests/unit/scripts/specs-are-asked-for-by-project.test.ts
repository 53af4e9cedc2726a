import { expect, test } from 'vitest';

import { projectsToRun, testProjects } from '../../../scripts/e2e-projects.ts';

test.each([
  ['nothing is said', [], testProjects, []],
  ['one is named', ['a.spec.ts', '--project', 'browser'], ['browser'], ['a.spec.ts']],
  ['two are named', ['--project=electron', '--project', 'packed', '-g', 'x'], ['electron', 'packed'], ['-g', 'x']],
])('when %s', (_what, args, asked, others) => {
  expect(projectsToRun(args)).toEqual({ asked, others });
});
