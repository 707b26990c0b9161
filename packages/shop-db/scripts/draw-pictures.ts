import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { allPictures, folder } from "../pictures/all.ts";

// Draws every picture of the seeded shop anew and removes those of goods that are no more.
const pictures = allPictures();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pictures.has(name)) rmSync(new URL(name, folder));
for (const [name, svg] of pictures) writeFileSync(new URL(name, folder), svg);

const bytes = [...pictures.values()].reduce((sum, svg) => sum + Buffer.byteLength(svg), 0);
process.stdout.write(`${pictures.size} pictures, ${Math.round(bytes / 1024)} KiB\n`);
