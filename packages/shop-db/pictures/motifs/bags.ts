import { black, brass, ivory, leather, mix, steel } from "../ink.ts";
import { airborne, lying, standing } from "../motif.ts";
import { circle, faint, line, oval, path, poly, rect, soft, times, turned } from "../shapes.ts";

const stitch = (d: string, colour: string) => line(d, colour, 2.5, { "stroke-dasharray": "6 5" });

export const backpack = standing(94, (c) => [
  path("M170 138Q170 96 200 96T230 138", "none", { stroke: leather.dark, "stroke-width": 11 }),
  path("M112 250Q78 270 92 380M288 250Q322 270 308 380", "none", {
    stroke: leather.base,
    "stroke-width": 18,
    "stroke-linecap": "round",
  }),
  path("M116 220Q110 130 200 130T284 220L294 384Q294 404 270 404H130Q106 404 106 384z", soft(c.base)),
  path("M112 152Q200 116 288 152L284 226Q200 246 116 226z", soft(c.dark)),
  rect(134, 290, 132, 98, soft(c.light), 12),
  stitch("M142 300H258V380H142z", c.dark),
  ...[156, 232].map(
    (x) => rect(x, 196, 13, 116, leather.base, 4) + rect(x - 4, 262, 21, 24, soft(brass.base), 4),
  ),
  rect(120, 384, 160, 20, leather.base, 8),
]);

export const tote = standing(104, (c) => [
  path("M146 226C146 90 254 90 254 226", "none", { stroke: c.dark, "stroke-width": 13 }),
  line("M128 214Q136 176 150 168M276 220Q266 178 252 170M196 212Q206 170 224 168", "#5f8a5b", 13),
  oval(232, 206, 27, 24, "#c64b38"),
  path("M92 218H308L294 404H106z", soft(c.base)),
  path("M154 218V300M246 218V300", "none", { stroke: c.dark, "stroke-width": 13 }),
  stitch("M98 232H302", c.dark),
  path("M176 356q-26-32 0-56q24 8 24 8q0 0 24-8q26 24 0 56q-24 18-48 0z", mix(c.deep, "#b5503f", 0.55)),
  line("M200 306q0-18 14-24", "#5f8a5b", 5),
]);

export const duffel = standing(134, (c) => [
  path("M132 274C132 170 268 170 268 274", "none", { stroke: leather.base, "stroke-width": 13 }),
  path("M64 312Q66 252 124 250H276Q334 252 336 312V376Q334 404 308 404H92Q66 404 64 376z", soft(c.base)),
  path(
    "M64 312Q66 252 108 250V404H92Q66 404 64 376zM336 312Q334 252 292 250V404H308Q334 404 336 376z",
    c.dark,
  ),
  rect(126, 262, 18, 142, leather.base),
  rect(256, 262, 18, 142, leather.base),
  line("M112 268H288", brass.base, 5, { "stroke-dasharray": "4 4" }),
  rect(270, 262, 26, 12, brass.base, 4),
  rect(160, 318, 80, 54, soft(c.light), 6),
  stitch("M166 324H234V366H166z", c.dark),
  path("M108 404h16v6h-16zM276 404h16v6h-16z", brass.dark),
  rect(178, 176, 44, 18, leather.dark, 8),
]);

export const satchel = standing(108, (c) => [
  path("M98 258C60 120 340 120 302 258", "none", { stroke: c.dark, "stroke-width": 13 }),
  rect(92, 246, 216, 158, soft(c.dark), 14),
  path("M92 260Q92 242 110 242H290Q308 242 308 260V326Q308 350 280 352H120Q92 350 92 326z", soft(c.base)),
  stitch("M104 256V322Q106 338 124 340H276Q294 338 296 322V256", c.light),
  ...[136, 246].map(
    (x) =>
      rect(x, 296, 20, 74, soft(c.light), 6) +
      rect(x - 4, 330, 28, 22, soft(brass.base), 4) +
      rect(x + 4, 336, 12, 10, c.dark, 2),
  ),
  faint(0.25, line("M112 262Q160 252 240 254", "#ffffff", 6)),
]);

export const stringBag = airborne((c) => [
  path("M146 196C150 30 250 30 254 196", "none", { stroke: c.dark, "stroke-width": 13 }),
  ...[
    [150, 292, 40, "#e0943a"],
    [246, 286, 42, "#e8c64f"],
    [198, 238, 36, "#8aa356"],
    [198, 330, 46, "#e0943a"],
    [262, 356, 34, "#8aa356"],
    [136, 362, 32, "#d2553f"],
    [202, 392, 30, "#d2553f"],
  ].map(([x, y, r, fill]) => circle(Number(x), Number(y), Number(r), soft(String(fill)))),
  line(
    mesh((t) => `M${200 + t * 62} 202Q${200 + t * 172} 330 ${200 + t * 40} 426`),
    c.base,
    3.6,
  ),
  line(
    [240, 280, 320, 360, 396]
      .map((y, i) => `M${200 - (waists[i] ?? 0)} ${y}q${waists[i] ?? 0} 30 ${(waists[i] ?? 0) * 2} 0`)
      .join(""),
    c.dark,
    3,
  ),
  path("M156 422q44 20 88 0", "none", { stroke: c.base, "stroke-width": 5 }),
  path("M134 194H266Q272 204 264 210H136Q128 204 134 194z", soft(c.base)),
]);

/** How far the net bulges, row by row. */
const waists = [92, 107, 112, 102, 82];
const mesh = (strand: (t: number) => string): string =>
  Array.from({ length: 11 }, (_, i) => strand((i - 5) / 5)).join("");

export const washBag = standing(110, (c) => [
  rect(112, 222, 40, 70, soft("#8fb7cf"), 8),
  rect(240, 206, 16, 90, soft("#cda274"), 6),
  rect(184, 214, 34, 70, soft("#f4f1ea"), 8),
  path("M92 276H308L322 380Q322 404 292 404H108Q78 404 78 380z", soft(c.base)),
  path("M92 276H308L306 300H94z", c.dark),
  line("M100 288H300", brass.base, 5, { "stroke-dasharray": "4 4" }),
  path("M296 282l34 6l-2 14l-34-8z", leather.base),
  rect(160, 330, 80, 44, leather.base, 5),
  stitch("M166 336H234V368H166z", leather.light),
  path("M78 320q-22 0-18 24t20 20", "none", { stroke: leather.base, "stroke-width": 9 }),
]);

export const wallet = lying((c) => [
  turned(
    -8,
    200,
    250,
    rect(140, 132, 150, 100, "#8fb7cf", 8),
    rect(150, 144, 150, 100, ivory.base, 8),
    line("M166 160h60M166 174h38", ivory.dark, 5),
  ),
  turned(
    6,
    200,
    250,
    rect(92, 184, 216, 172, soft(c.base), 14),
    rect(92, 184, 216, 86, soft(c.dark), 14),
    path("M92 252H308V272H92z", c.base),
    stitch("M104 262H296M104 344H296", c.light),
    path("M180 268H220V292a20 20 0 0 1-40 0z", c.dark),
    circle(200, 292, 8, soft(brass.base)),
  ),
]);

export const umbrella = airborne((c) => [
  line("M200 232V400", "#8f6344", 9),
  path("M200 398Q200 436 228 436T256 404", "none", {
    stroke: "#8f6344",
    "stroke-width": 12,
    "stroke-linecap": "round",
  }),
  line("M200 92V112", black.base, 6),
  path(
    "M46 250Q56 108 200 106T354 250Q328 224 302 246Q276 220 250 244Q224 220 200 244Q176 220 150 244Q124 220 98 246Q72 224 46 250z",
    soft(c.base),
  ),
  path("M200 106Q146 150 150 244Q176 220 200 244Q224 220 250 244Q254 150 200 106z", c.light, {
    opacity: 0.75,
  }),
  path("M200 106Q90 140 98 246Q124 220 150 244Q146 150 200 106z", c.base, { opacity: 0.5 }),
  path("M200 106Q310 140 302 246Q328 224 354 250Q344 118 200 106z", c.dark, { opacity: 0.6 }),
  ...[
    [60, 330],
    [110, 396],
    [318, 340],
    [286, 420],
    [74, 440],
    [344, 450],
  ].map(([x = 0, y = 0]) => path(`M${x} ${y}q-8 15 0 20q8-5 0-20z`, "#7fa9c4")),
]);

export const sleeve = lying((c) => [
  turned(
    -7,
    200,
    250,
    rect(70, 132, 250, 190, soft("#d9dee2"), 10),
    rect(76, 138, 238, 40, "#c3cbd1", 8),
    rect(62, 172, 272, 196, soft(c.base), 14),
    faint(0.4, line(flecks(0), c.dark, 2), line(flecks(1), c.light, 2)),
    path("M176 172H224V250Q224 272 200 272T176 250z", soft(leather.base)),
    circle(200, 248, 9, soft(brass.base)),
    stitch("M72 358H324", c.deep),
  ),
]);

const flecks = (odd: number) =>
  times(35, (i) => `M${72 + (((i * 2 + odd) * 53) % 250)} ${184 + (((i * 2 + odd) * 31) % 176)}l7 3`);

export const cubes = standing(120, (c) => [
  cube(78, 300, 244, 104, c.base, c.dark),
  cube(92, 210, 170, 86, c.light, c.base),
  cube(268, 234, 62, 64, mix(c.light, "#ffffff", 0.35), c.base),
]);

function cube(x: number, y: number, width: number, height: number, fill: string, edge: string): string {
  const threads = times(
    Math.floor((width - 34) / 8),
    (i) => `M${x + 20 + i * 8} ${y + 24}V${y + height - 18}`,
  );
  return (
    rect(x, y, width, height, soft(fill), 16) +
    rect(x + 16, y + 22, width - 32, height - 38, mix(fill, "#2a2140", 0.16), 8) +
    faint(0.5, line(threads, fill, 1.5)) +
    line(`M${x + 12} ${y + 11}H${x + width - 12}`, edge, 4, { "stroke-dasharray": "4 3" }) +
    rect(x + width - 34, y + 5, 20, 11, edge, 4)
  );
}

export const tag = lying((c) => [
  turned(
    18,
    200,
    250,
    path("M200 150Q140 90 176 46Q206 26 224 60Q236 100 204 150", "none", {
      stroke: c.dark,
      "stroke-width": 13,
    }),
    rect(190, 92, 22, 20, soft(brass.base), 4),
    path("M152 150L176 122H224L248 150V396Q248 412 232 412H168Q152 412 152 396z", soft(c.base)),
    circle(200, 152, 11, brass.base),
    circle(200, 152, 6, c.deep),
    stitch("M162 158V400H238V158", c.light),
    rect(172, 210, 56, 130, c.dark, 6),
    rect(178, 216, 44, 118, ivory.base, 4),
    line("M186 240h28M186 256h20M186 272h28", steel.dark, 4),
  ),
]);

export const pannier = standing(88, (c) => [
  line("M140 196L152 160M260 196L248 160", black.base, 14),
  rect(128, 150, 144, 14, black.base, 6),
  rect(110, 186, 180, 36, soft(c.dark), 12),
  path("M112 214H288L302 386Q302 404 282 404H118Q98 404 98 386z", soft(c.base)),
  path("M104 300H296L298 324H102z", "#e9edf0"),
  rect(186, 182, 28, 76, black.base, 6),
  rect(180, 236, 40, 26, soft(black.light), 6),
  poly(
    [
      [128, 404],
      [272, 404],
      [264, 352],
      [136, 352],
    ],
    c.dark,
    { opacity: 0.5 },
  ),
  faint(0.25, line("M122 234L114 290", "#ffffff", 9)),
]);

export const sling = lying((c) => [
  path("M92 268C30 120 180 36 320 128Q352 170 306 244", "none", { stroke: black.base, "stroke-width": 17 }),
  rect(206, 72, 44, 30, soft(black.light), 6),
  turned(
    -10,
    200,
    310,
    path(
      "M88 274Q92 242 130 242H270Q308 242 312 274L302 352Q296 384 256 386H144Q104 384 98 352z",
      soft(c.base),
    ),
    line("M112 268H288", brass.base, 5, { "stroke-dasharray": "4 4" }),
    rect(270, 262, 24, 13, brass.base, 4),
    path("M124 304H276L268 360Q264 370 250 370H150Q136 370 132 360z", soft(c.light)),
    line("M134 316H266", c.dark, 4, { "stroke-dasharray": "4 4" }),
    rect(176, 334, 48, 20, leather.base, 4),
  ),
]);
