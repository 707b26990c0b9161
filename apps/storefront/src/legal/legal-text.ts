/** A text that a shop is held to: sections in order. `id` names a section in an address and is the same in every language. */
export type LegalText = {
  readonly title: string;
  /** One sentence of what it is about; search engines show it. */
  readonly lead: string;
  readonly sections: readonly {
    readonly id: string;
    readonly heading: string;
    /** A paragraph, or the points of a list. */
    readonly body: readonly (string | readonly string[])[];
  }[];
};
