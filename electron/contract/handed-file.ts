// A file that the application made for a person: where it was put, or itself, for a shell that leaves that to the browser.

export interface HandedFile {
  readonly name: string;
  /** Name of the folder of the shell's dialog. */
  readonly folder?: string;
  /** Where there are no dialogs. */
  readonly file?: File;
}
