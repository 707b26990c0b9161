import type { Picture } from "../src/seed/good.ts";
import { pictureSize } from "../src/seed/picture.ts";
import { backdrop, backdropFor } from "./backdrop.ts";
import { inkOf, mix } from "./ink.ts";
import { motifs } from "./motifs/index.ts";
import { group, oval } from "./shapes.ts";

/** The whole picture as an SVG file. The same for ever: `seed` is all that chance it knows. */
export function drawPicture([motif, colour]: Picture, seed: string): string {
  const { stand, draw } = motifs[motif];
  const scene = backdropFor(colour, seed);
  const thing = draw(inkOf(colour));
  const body = backdrop(scene, stand) + standing(stand, thing);
  const { width, height } = pictureSize;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" width="${width}" height="${height}"><defs>${definitions(body)}</defs>${body}</svg>\n`;
}

/** How a thing meets its surroundings: on a table with a shadow so wide, flat on a surface, or in the air. */
export type Stand = { readonly on: "table"; readonly width: number } | { readonly on: "surface" | "air" };

function standing(stand: Stand, thing: string): string {
  switch (stand.on) {
    case "table":
      return group(
        "matrix(1.1 0 0 1.1 -20 -37)",
        oval(206, 411, stand.width * 1.12, 15, "url(#shade)"),
        thing,
      );
    case "surface":
      return `<g filter="url(#lift)">${thing}</g>`;
    case "air":
      return thing;
  }
}

/** Only what the picture uses. */
function definitions(body: string): string {
  const used = new Set(Array.from(body.matchAll(/url\(#([a-z0-9-]+)\)/g), ([, id = ""]) => id));
  return [...used].map(definition).join("");
}

function definition(id: string): string {
  if (id === "shade")
    return `<radialGradient id="shade"><stop stop-color="#2a2140" stop-opacity=".42"/><stop offset=".6" stop-color="#2a2140" stop-opacity=".16"/><stop offset="1" stop-color="#2a2140" stop-opacity="0"/></radialGradient>`;
  if (id === "lift")
    return `<filter id="lift" x="-20%" y="-20%" width="140%" height="140%"><feDropShadow dx="5" dy="9" stdDeviation="7" flood-color="#2a2140" flood-opacity=".28"/></filter>`;
  const hex = `#${id.slice(1)}`;
  const stops = (light: string, dark: string) =>
    `<stop stop-color="${light}"/><stop offset=".45" stop-color="${hex}"/><stop offset="1" stop-color="${dark}"/>`;
  if (id.startsWith("w"))
    return `<linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${mix(hex, "#ffffff", 0.22)}"/><stop offset="1" stop-color="${mix(hex, "#6a4a66", 0.1)}"/></linearGradient>`;
  return `<linearGradient id="${id}">${stops(mix(hex, "#ffffff", 0.2), mix(hex, "#2a2140", 0.24))}</linearGradient>`;
}
