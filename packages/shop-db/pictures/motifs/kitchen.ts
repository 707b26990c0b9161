import { black, brass, ivory, leaf, mix, rope, steel, wood } from "../ink.ts";
import { lying, standing } from "../motif.ts";
import {
  circle,
  faint,
  lathe,
  line,
  moved,
  oval,
  path,
  poly,
  rect,
  rim,
  soft,
  times,
  turned,
} from "../shapes.ts";

export const board = lying((c) => [
  path(
    "M118 190Q116 158 150 158H178V92Q178 66 200 66T222 92V158H250Q284 158 282 190L292 404Q292 436 260 436H140Q108 436 108 404z",
    soft(c.base),
  ),
  faint(
    0.35,
    line(
      "M140 180Q158 300 134 420M172 170Q196 300 180 430M216 168Q198 300 224 428M252 180Q238 300 266 418",
      c.dark,
      4,
    ),
  ),
  oval(200, 300, 18, 34, c.dark, { opacity: 0.3 }),
  circle(200, 96, 10, mix(c.deep, "#ffffff", 0.1)),
]);

export const knife = lying((c) => [
  turned(
    34,
    200,
    250,
    path("M176 300Q150 180 206 44Q226 130 222 300z", soft(steel.light)),
    path("M206 44Q226 130 222 300H208Q216 150 206 44z", steel.base),
    rect(176, 296, 46, 14, brass.base, 2),
    path("M178 308H220Q224 400 216 446Q198 458 184 446Q176 380 178 308z", soft(c.base)),
    ...[338, 378, 418].map((y) => circle(199, y, 5, brass.light)),
  ),
]);

export const pan = lying((c) => [
  turned(
    -38,
    200,
    250,
    rect(182, 300, 36, 176, soft(c.base), 16),
    circle(200, 456, 8, mix(c.deep, "#000000", 0.3)),
    circle(200, 208, 132, c.base),
    circle(200, 208, 132, soft(c.base)),
    circle(200, 208, 112, mix(c.base, "#000000", 0.25)),
  ),
  path("M128 190Q150 150 206 158T268 196T224 250T140 240T128 190z", "#fffaf0"),
  circle(204, 202, 27, "#f2b632"),
  oval(196, 193, 9, 6, "#f9d777"),
]);

export const casserole = standing(120, (c) => [
  path("M66 268h34v30H78Q66 298 66 286zM334 268h-34v30h22Q334 298 334 286z", c.dark),
  lathe(
    [
      [258, 118],
      [330, 118],
      [380, 110],
      [402, 92],
    ],
    soft(c.base),
  ),
  lathe(
    [
      [250, 123],
      [266, 123],
    ],
    soft(c.light),
    { sharp: true },
  ),
  path("M78 252Q92 192 200 190T322 252Q200 274 78 252z", soft(c.base)),
  lathe(
    [
      [168, 17],
      [182, 14],
      [192, 22],
    ],
    soft(brass.base),
  ),
  faint(0.3, line("M112 236Q124 210 164 204M104 290V350", "#ffffff", 9)),
]);

export const plate = lying((c) => [
  circle(200, 250, 158, soft(c.base)),
  circle(200, 250, 150, c.light),
  circle(200, 250, 112, soft(mix(c.light, "#ffffff", 0.25))),
  circle(200, 250, 104, c.light),
  faint(
    0.4,
    ...[
      [120, 170],
      [300, 190],
      [150, 350],
      [262, 346],
      [200, 140],
      [320, 280],
      [86, 270],
    ].map(([x = 0, y = 0]) => circle(x, y, 2.4, c.deep)),
  ),
  line("M174 300Q196 240 252 206", leaf.base, 4),
  ...[
    [190, 272, -60],
    [206, 254, 20],
    [216, 236, -60],
    [234, 222, 20],
    [250, 206, -30],
  ].map(([x = 0, y = 0, a = 0]) => turned(a, x, y, oval(x + 11, y, 14, 6, leaf.base))),
]);

export const glassTumbler = standing(84, (c) => [
  ...[
    [-66, 0.95],
    [58, 1.02],
  ].map(([dx = 0]) =>
    moved(
      dx,
      0,
      faint(
        0.6,
        lathe(
          [
            [232, 56],
            [402, 42],
          ],
          mix(c.base, "#ffffff", 0.55),
          { sharp: true },
        ),
      ),
      faint(
        0.55,
        lathe(
          [
            [292, 50],
            [396, 42],
          ],
          c.base,
          { sharp: true },
        ),
      ),
      oval(200, 292, 50, 8, mix(c.base, "#ffffff", 0.3)),
      ...[-30, -10, 10, 30].map((x) =>
        line(`M${200 + x} 330L${200 + x * 0.85} 396`, "#ffffff", 3, { opacity: 0.6 }),
      ),
      oval(200, 232, 56, 9, "none", { stroke: "#ffffff", "stroke-width": 4 }),
      faint(0.7, line("M156 250L164 330", "#ffffff", 6)),
    ),
  ),
]);

export const pepperMill = standing(52, (c) => [
  circle(200, 112, 20, soft(steel.base)),
  lathe(
    [
      [128, 34],
      [150, 46],
      [176, 44],
      [190, 30],
    ],
    soft(c.base),
  ),
  lathe(
    [
      [190, 30],
      [196, 34],
      [240, 28],
      [300, 34],
      [372, 52],
      [402, 52],
    ],
    soft(c.base),
  ),
  lathe(
    [
      [192, 32],
      [202, 33],
    ],
    soft(steel.base),
    { sharp: true },
  ),
  faint(0.3, line("M182 214Q178 280 168 350", "#ffffff", 8)),
  lathe(
    [
      [380, 52],
      [402, 53],
    ],
    soft(c.dark),
    { sharp: true },
  ),
]);

export const jar = standing(82, (c) => [
  faint(
    0.5,
    lathe(
      [
        [204, 78],
        [402, 76],
      ],
      "#ffffff",
      { sharp: true },
    ),
  ),
  lathe(
    [
      [276, 76],
      [400, 74],
    ],
    soft("#e8d9b8"),
    { sharp: true },
  ),
  oval(200, 276, 76, 11, "#f3e8cf"),
  ...times2(),
  faint(0.65, line("M142 222V380", "#ffffff", 9)),
  oval(200, 204, 78, 12, "#ffffff", { opacity: 0.7 }),
  lathe(
    [
      [160, 70],
      [208, 66],
    ],
    soft(c.base),
    { sharp: true },
  ),
  oval(200, 160, 70, 11, c.light),
  faint(
    0.4,
    ...[
      [172, 182],
      [206, 192],
      [238, 178],
      [222, 162],
      [180, 160],
    ].map(([x = 0, y = 0]) => circle(x, y, 3, c.dark)),
  ),
]);

function times2(): readonly string[] {
  return [times(18, (i) => oval(140 + ((i * 37) % 120), 300 + ((i * 23) % 86), 6, 3, "#cbb58a"))];
}

export const spoons = lying((c) => [
  turned(
    -16,
    200,
    400,
    rect(192, 190, 16, 246, soft(c.base), 8),
    oval(200, 140, 40, 60, soft(c.base)),
    oval(200, 142, 29, 46, c.dark),
  ),
  turned(
    2,
    200,
    400,
    rect(192, 180, 16, 256, soft(c.light), 8),
    oval(200, 130, 38, 58, soft(c.light)),
    circle(200, 130, 13, mix(c.deep, "#ffffff", 0.15)),
  ),
  turned(
    20,
    200,
    400,
    rect(192, 190, 16, 246, soft(wood.base), 8),
    path("M166 96Q200 70 234 96V176Q200 204 166 176z", soft(wood.base)),
  ),
]);

export const bowls = standing(112, (c) => [
  ...[
    [318, 112, 402, 52, 0.5],
    [276, 92, 340, 46, 0.3],
    [240, 74, 292, 38, 0.12],
    [210, 56, 250, 30, 0],
  ].map(
    ([y1 = 0, r1 = 0, y2 = 0, r2 = 0, shade = 0]) =>
      lathe(
        [
          [y1, r1],
          [y1 + (y2 - y1) * 0.5, r1 * 0.86],
          [y2, r2],
        ],
        soft(mix(c.light, c.deep, shade * 0.6)),
      ) + rim(y1, r1, mix(c.light, "#ffffff", 0.4), mix(c.base, c.deep, 0.25), 6),
  ),
]);

export const oilBottle = standing(62, (c) => [
  line("M206 148Q232 128 252 142", c.dark, 12),
  lathe(
    [
      [136, 15],
      [210, 17],
      [236, 40],
      [270, 58],
      [360, 62],
      [402, 54],
    ],
    soft(c.base),
  ),
  rim(136, 16, c.light, c.deep, 4),
  line("M226 136Q240 128 252 142", c.light, 5),
  rect(160, 300, 70, 54, ivory.base, 4),
  path("M180 338Q204 300 214 312Q222 326 180 338z", leaf.base),
  faint(0.3, line("M156 274Q148 330 156 380M190 160V206", "#ffffff", 8)),
]);

export const scale = standing(96, (c) => [
  path("M92 176H308Q300 222 252 226H148Q100 222 92 176z", soft(steel.base)),
  oval(200, 176, 108, 14, steel.light),
  circle(160, 158, 25, soft("#d2553f")),
  circle(204, 154, 27, soft("#e0943a")),
  circle(246, 158, 23, soft("#8aa356")),
  rect(186, 222, 28, 16, c.dark),
  path("M132 236H268L296 402H104z", soft(c.base)),
  circle(200, 318, 58, "#fffdf7"),
  ...[0, 45, 90, 135, 180, 225, 270, 315].map((a) =>
    turned(a, 200, 318, rect(198.5, 266, 3, 10, black.base)),
  ),
  line("M200 318L226 284", "#c1452f", 5),
  circle(200, 318, 6, black.base),
]);

export const wraps = lying((c) => [
  turned(
    -10,
    200,
    250,
    rect(96, 130, 180, 180, soft(mix(c.base, "#b9824a", 0.45)), 6),
    hexagons(mix(c.dark, "#b9824a", 0.5), 96, 130),
  ),
  turned(6, 200, 250, rect(118, 160, 180, 180, soft(c.base), 6), hexagons(c.dark, 118, 160)),
  turned(
    -4,
    200,
    250,
    rect(140, 224, 170, 150, soft(mix(c.base, "#ffffff", 0.35)), 6),
    hexagons(c.base, 140, 224),
  ),
  path("M132 298q94 14 188-8v24q-94 22-188 6z", rope.base),
]);

function hexagons(fill: string, x: number, y: number): string {
  const one = (cx: number, cy: number) =>
    poly(
      [0, 60, 120, 180, 240, 300].map(
        (a) => [cx + 13 * Math.cos((a * Math.PI) / 180), cy + 13 * Math.sin((a * Math.PI) / 180)] as const,
      ),
      fill,
      { opacity: 0.55 },
    );
  return times(9, (i) => one(x + 32 + (i % 3) * 52, y + 32 + Math.floor(i / 3) * 40));
}

export const butterDish = standing(116, (c) => [
  path("M76 378Q84 404 128 404H272Q316 404 324 378z", soft(c.base)),
  oval(200, 378, 124, 13, c.light),
  path("M106 376V296Q106 274 134 274H266Q294 274 294 296V376Q200 390 106 376z", soft(c.base)),
  path("M106 296Q106 274 134 274H266Q294 274 294 296Q200 308 106 296z", c.light),
  oval(200, 262, 20, 15, soft(c.base)),
  faint(0.5, line("M124 312V360", "#ffffff", 8)),
]);
