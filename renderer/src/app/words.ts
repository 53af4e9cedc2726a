/** By path: `verify.next`. Sentences, or more words below. */
export interface Words {
  readonly [name: string]: string | Words;
}
