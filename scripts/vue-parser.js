// Lets eslint read the scripts of .vue files with their types in one program. typescript-eslint's project service takes each script
// for an edit of its file and starts the types anew for it: half of all the time linting took.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import typescript from 'typescript';
import { parser } from 'typescript-eslint';

/** A parser for the scripts of the .vue files that the project's configuration file includes. */
export function vueParser(configFile) {
  let program;
  return {
    parseForESLint(code, { projectService, ...options }) {
      program ??= programOf(configFile);
      // What is in an editor and not yet kept, and any script this file does not know how to find, is the service's.
      const known = program.getSourceFile(path.resolve(options.filePath))?.text === code;
      return parser.parseForESLint(code, known ? { ...options, programs: [program] } : { ...options, projectService });
    },
  };
}

function programOf(configFile) {
  const vue = { extension: '.vue', isMixedContent: true, scriptKind: typescript.ScriptKind.Deferred };
  const unreadable = (diagnostic) => {
    throw new Error(typescript.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  };
  const project = typescript.getParsedCommandLineOfConfigFile(
    configFile,
    { allowNonTsExtensions: true },
    { ...typescript.sys, onUnRecoverableConfigFileDiagnostic: unreadable },
    undefined,
    undefined,
    [vue],
  );
  const host = typescript.createCompilerHost(project.options, true);
  const asItIs = host.getSourceFile;
  host.getSourceFile = (file, language, ...more) =>
    file.endsWith('.vue')
      ? typescript.createSourceFile(
          file,
          scriptOf(readFileSync(file, 'utf8')),
          language,
          true,
          typescript.ScriptKind.TS,
        )
      : asItIs(file, language, ...more);
  return typescript.createProgram(project.fileNames, project.options, host);
}

const scriptOf = (component) => /<script\b[^>]*>(.*?)<\/script>/s.exec(component)?.[1] ?? '';
