// The shape of one failure's words: what happened (`say`) and what to do now (`next`), in each language of the product.
// `{name}` stands for a parameter.

interface Words {
  readonly say: string;
  readonly next: string;
}

export interface FailureText {
  readonly en: Words;
  readonly sv: Words;
}
