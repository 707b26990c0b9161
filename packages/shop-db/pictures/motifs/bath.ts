import { black, glass, ivory, leaf, mix, rope, steel, wood } from "../ink.ts";
import { airborne, lying, standing } from "../motif.ts";
import { circle, faint, lathe, line, oval, path, poly, rect, rim, soft, times, turned } from "../shapes.ts";

export const soap = standing(112, (c) => [
  path("M74 380Q90 404 130 404H270Q310 404 326 380z", soft(ivory.base)),
  oval(200, 380, 126, 12, ivory.light),
  rect(104, 316, 192, 66, soft(c.dark), 14),
  path(
    "M118 316Q104 316 106 304L118 276Q122 266 136 266H264Q278 266 282 276L294 304Q296 316 282 316z",
    c.light,
  ),
  rect(104, 304, 192, 16, soft(c.base), 8),
  rect(150, 336, 100, 28, c.base, 6),
  path("M172 350q28-18 56 0q-28 18-56 0z", c.light),
  faint(
    0.7,
    circle(286, 226, 20, "#ffffff"),
    circle(318, 258, 12, "#ffffff"),
    circle(258, 196, 11, "#ffffff"),
  ),
  leaf2(120, 250),
]);

const leaf2 = (x: number, y: number) =>
  turned(
    -24,
    x,
    y,
    path(`M${x - 34} ${y}q34-26 68 0q-34 26-68 0z`, leaf.base),
    line(`M${x - 30} ${y}h56`, leaf.dark, 2.5),
  );

export const towels = standing(116, (c) => [
  ...[c.dark, c.base, c.light].map(
    (fill, i) =>
      rect(90 + i * 5, 346 - i * 60, 220 - i * 10, 60, soft(fill), 26) +
      line(`M${112 + i * 5} ${376 - i * 60}H${300 - i * 5}`, mix(fill, "#2a2140", 0.25), 4, {
        opacity: 0.6,
      }) +
      path(`M${250 - i * 4} ${346 - i * 60}h18v60h-18z`, mix(fill, "#ffffff", 0.35)),
  ),
  leaf2(180, 212),
  leaf2(226, 206),
]);

export const robe = airborne((c) => [
  line("M200 60V84", steel.dark, 5),
  line("M146 106Q200 66 254 106", wood.dark, 9),
  path(
    "M150 108Q110 122 92 196L76 300L120 314L132 250V444H268V250L280 314L324 300L308 196Q290 122 250 108L200 210z",
    soft(c.base),
  ),
  path("M150 108L200 230L250 108Q240 98 228 96L200 176L172 96Q160 98 150 108z", c.dark, { opacity: 0.45 }),
  line("M200 226V444", c.dark, 4),
  rect(128, 264, 144, 22, soft(mix(c.base, "#8f8aa0", 0.28)), 4),
  path("M212 280q26 30 14 86l-14-4q4-48-12-78z", mix(c.base, "#8f8aa0", 0.32)),
  rect(146, 320, 42, 50, "none", 4, { stroke: c.dark, "stroke-width": 3 }),
]);

export const toothbrush = standing(66, (c) => [
  turned(-9, 186, 400, ...brushOf(164, 132, wood.base, c.base)),
  turned(11, 222, 400, ...brushOf(212, 116, wood.light, "#c1452f")),
  lathe(
    [
      [290, 62],
      [402, 54],
    ],
    soft(mix(glass.base, c.light, 0.3)),
    { sharp: true },
  ),
  faint(0.9, rim(290, 62, "#ffffff", mix(glass.dark, c.base, 0.35), 5)),
  faint(0.5, line("M154 312L160 384", "#ffffff", 8)),
]);

function brushOf(x: number, y: number, fill: string, ring: string): readonly string[] {
  const bristles = times(8, (i) => rect(x + 12, y + 8 + i * 9, 32, 7, i % 2 ? "#ffffff" : "#efe3cc", 2));
  return [bristles, rect(x, y, 20, 220, soft(fill), 10), rect(x - 1, y + 112, 22, 12, ring, 3)];
}

export const pumpBottle = standing(66, (c) => [
  path("M196 150H250Q268 150 268 172", "none", {
    stroke: black.base,
    "stroke-width": 13,
    "stroke-linecap": "round",
  }),
  rect(192, 150, 16, 48, black.base),
  rect(178, 190, 44, 34, soft(black.base), 5),
  lathe(
    [
      [222, 26],
      [236, 60],
      [254, 66],
      [402, 66],
    ],
    soft(c.base),
  ),
  rect(146, 286, 108, 82, ivory.base, 4),
  line("M166 312H234M166 330H214", black.base, 4),
  line("M166 348H200", c.base, 4),
  faint(0.35, line("M146 256V392", "#ffffff", 7)),
]);

export const brush = lying((c) => [
  turned(
    -32,
    200,
    250,
    rect(188, 40, 24, 236, soft(c.base), 11),
    circle(200, 60, 6, c.deep),
    path("M200 36q-20-26 0-30q20 4 0 30", "none", { stroke: rope.dark, "stroke-width": 4 }),
    oval(200, 352, 72, 102, soft(c.dark)),
    oval(200, 352, 60, 90, soft("#efe0bd")),
    times(60, (i) =>
      circle(
        200 + Math.cos(i * 2.4) * (8 + i * 0.82),
        352 + Math.sin(i * 2.4) * (12 + i * 1.24),
        3.4,
        i % 2 ? "#d4bf92" : "#f8edd2",
      ),
    ),
  ),
]);

export const mirror = airborne((c) => [
  circle(200, 66, 8, steel.base),
  path("M166 150L196 66H204L234 150", "none", {
    stroke: "#8f5a3a",
    "stroke-width": 12,
    "stroke-linejoin": "round",
  }),
  circle(206, 282, 140, "#2a2140", { opacity: 0.14 }),
  circle(200, 272, 140, soft(c.base)),
  circle(200, 272, 126, soft("#dbe8ee")),
  faint(
    0.75,
    poly(
      [
        [128, 330],
        [262, 162],
        [290, 184],
        [150, 366],
      ],
      "#ffffff",
    ),
    poly(
      [
        [172, 382],
        [312, 212],
        [318, 232],
        [186, 390],
      ],
      "#ffffff",
    ),
  ),
  rect(192, 134, 16, 22, "#8f5a3a", 3),
]);

export const basket = standing(104, (c) => [
  path("M104 264Q84 214 116 210M296 264Q316 214 284 210", "none", {
    stroke: c.dark,
    "stroke-width": 12,
    "stroke-linecap": "round",
  }),
  path("M118 250Q130 190 170 196Q196 160 226 198Q276 186 284 250z", soft("#f4f1ea")),
  path("M150 250Q164 204 206 216Q232 222 236 250z", soft("#8fb7cf")),
  line("M166 232q20-10 40-4", "#6f9bb5", 4),
  lathe(
    [
      [250, 102],
      [320, 108],
      [380, 100],
      [402, 84],
    ],
    soft(c.base),
  ),
  path(weave(0), c.dark, { opacity: 0.6 }),
  path(weave(1), c.light, { opacity: 0.6 }),
  lathe(
    [
      [244, 106],
      [258, 106],
    ],
    soft(c.dark),
    { sharp: true },
  ),
]);

const weave = (odd: number) =>
  times(5, (row) =>
    row % 2 === odd
      ? times(10, (i) => `M${106 + i * 19 + odd * 6} ${282 + row * 25}q9-12 18 0q-9 12-18 0z`)
      : "",
  );

export const razor = lying((c) => [
  turned(
    36,
    200,
    250,
    rect(186, 164, 28, 266, soft(c.base), 12),
    ...times14((i) =>
      line(`M186 ${196 + i * 15}L214 ${206 + i * 15}M214 ${196 + i * 15}L186 ${206 + i * 15}`, c.dark, 2),
    ),
    rect(190, 140, 20, 32, soft(c.dark), 4),
    rect(110, 92, 180, 52, soft(c.base), 16),
    rect(98, 108, 204, 20, soft(steel.light), 3),
    faint(0.5, line("M128 102H268", "#ffffff", 5)),
  ),
]);

const times14 = (part: (i: number) => string): readonly string[] =>
  Array.from({ length: 14 }, (_, i) => part(i));

export const saltJar = standing(80, (c) => [
  faint(
    0.5,
    lathe(
      [
        [196, 62],
        [214, 76],
        [250, 80],
        [402, 76],
      ],
      "#ffffff",
    ),
  ),
  lathe(
    [
      [290, 78],
      [400, 74],
    ],
    soft("#f6ece4"),
    { sharp: true },
  ),
  oval(200, 290, 78, 12, "#fffaf4"),
  times(26, (i) => rect(136 + ((i * 41) % 124), 300 + ((i * 29) % 88), 7, 7, i % 3 ? "#e6d6cc" : c.light, 2)),
  rect(152, 316, 96, 60, ivory.base, 5),
  path("M200 324l16 22h-8l12 20h-40l12-20h-8z", c.base),
  lathe(
    [
      [158, 66],
      [200, 64],
    ],
    soft(wood.base),
    { sharp: true },
  ),
  oval(200, 158, 66, 10, wood.light),
  faint(0.6, line("M140 256V380", "#ffffff", 8)),
]);

export const tube = lying((c) => [
  turned(
    14,
    200,
    250,
    path("M128 108H272L256 378H144z", soft(c.base)),
    rect(122, 84, 156, 32, soft(steel.base), 2),
    times(13, (i) => line(`M${130 + i * 11.6} 88v24`, steel.dark, 2)),
    path("M146 378H254L242 400H158z", soft(steel.light)),
    rect(164, 398, 72, 46, soft(black.base), 7),
    times(7, (i) => line(`M${172 + i * 9.4} 404v34`, black.deep, 2.5)),
    circle(200, 220, 40, ivory.base),
    flower(200, 220, c.base),
    line("M168 298H232M176 316H224", ivory.base, 5),
  ),
]);

const flower = (x: number, y: number, fill: string) =>
  times(8, (i) => turned(i * 45, x, y, oval(x, y - 19, 7, 14, fill))) + circle(x, y, 9, "#8d5a2e");

export const mitt = lying((c) => [
  turned(10, 200, 250, rect(116, 128, 170, 220, soft(mix(c.base, "#8fb7cf", 0.5)), 18)),
  turned(
    -7,
    200,
    250,
    rect(112, 132, 176, 232, soft(c.light), 18),
    rect(112, 132, 176, 34, c.base, 12),
    faint(
      0.5,
      line(
        times(9, (row) => `M124 ${182 + row * 19}${times(11, () => "q5-7 10 0m4 0")}`),
        c.dark,
        2.4,
      ),
    ),
    path("M262 132q26-34 34-6q0 18-22 20", "none", { stroke: c.dark, "stroke-width": 6 }),
  ),
]);

export const slatMat = lying((c) => [
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => rect(66, 114 + i * 35, 268, 27, soft(i % 2 ? c.base : c.light), 8)),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map(
    (i) => circle(108, 127.5 + i * 35, 4, c.deep) + circle(292, 127.5 + i * 35, 4, c.deep),
  ),
  faint(0.3, ...[0, 2, 3, 5, 6].map((i) => line(`M${130 + i * 9} ${124 + i * 35}q50 6 96 0`, c.deep, 2))),
]);
