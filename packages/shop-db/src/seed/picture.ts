/** What the pictures know to draw (scripts/pictures). */
export type Motif =
  | "mug"
  | "kettle"
  | "dripper"
  | "box"
  | "grinder"
  | "moka-pot"
  | "carafe"
  | "teapot"
  | "tin"
  | "pouch"
  | "jug"
  | "tumbler";

export type Colour =
  | "sage"
  | "clay"
  | "ink"
  | "charcoal"
  | "cream"
  | "white"
  | "natural"
  | "walnut"
  | "steel"
  | "sky"
  | "rust"
  | "ochre"
  | "teal"
  | "brick"
  | "moss"
  | "forest"
  | "blush";

/** Every picture is drawn for this size. */
export const pictureSize = { width: 800, height: 1000 } as const;
