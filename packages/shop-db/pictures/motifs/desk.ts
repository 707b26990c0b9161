import { black, brass, glass, ivory, leaf, mix, steel, wood } from "../ink.ts";
import { lying, standing } from "../motif.ts";
import { circle, faint, lathe, line, moved, oval, path, poly, rect, soft, times, turned } from "../shapes.ts";

export const notebook = lying((c) => [
  turned(
    -8,
    200,
    250,
    rect(112, 108, 186, 286, ivory.dark, 8),
    rect(108, 102, 186, 286, ivory.base, 8),
    rect(104, 98, 186, 286, soft(c.base), 8),
    path("M112 98H130V384H112Q104 384 104 376V106Q104 98 112 98z", c.dark),
    ...[126, 170, 214, 258, 302, 346].map((y) => line(`M117 ${y}v18`, ivory.base, 3)),
    rect(160, 150, 96, 62, ivory.base, 4),
    line("M174 174h68M174 190h44", c.dark, 4),
    path("M268 384V430L276 420L284 430V384z", c.light),
    rect(262, 98, 10, 286, c.deep, 0, { opacity: 0.75 }),
  ),
]);

export const pad = lying((c) => [
  turned(
    11,
    200,
    250,
    rect(122, 128, 160, 232, soft(mix(c.base, "#8fb7cf", 0.75)), 14),
    line("M132 196v24M132 268v24", steel.light, 4),
  ),
  turned(
    -2,
    200,
    250,
    rect(122, 136, 160, 232, soft(mix(c.base, "#dfa59c", 0.8)), 14),
    line("M132 204v24M132 276v24", steel.light, 4),
  ),
  turned(
    -13,
    200,
    250,
    rect(118, 142, 160, 232, soft(c.base), 14),
    line("M129 210v24M129 282v24", steel.light, 4),
    line("M160 210H244M160 230H216", c.dark, 5),
  ),
]);

export const pen = lying((c) => [
  path("M70 368Q140 330 190 356T330 330", "none", {
    stroke: c.base,
    "stroke-width": 5,
    "stroke-linecap": "round",
    opacity: 0.8,
  }),
  turned(
    38,
    200,
    230,
    poly(
      [
        [188, 356],
        [212, 356],
        [200, 414],
      ],
      soft(brass.base),
    ),
    line("M200 410V376", black.base, 2),
    rect(184, 330, 32, 30, soft(black.base), 4),
    rect(178, 196, 44, 138, soft(c.base), 6),
    rect(178, 190, 44, 9, soft(brass.base), 2),
    rect(178, 44, 44, 148, soft(c.base), 16),
    rect(178, 64, 44, 7, soft(brass.base)),
    rect(208, 70, 9, 84, soft(brass.base), 4),
    rect(178, 214, 44, 18, mix(c.light, "#ffffff", 0.5), 2, { opacity: 0.7 }),
    faint(0.3, line("M188 92V180M188 246V318", "#ffffff", 5)),
  ),
]);

export const inkBottle = standing(84, (c) => [
  lathe(
    [
      [168, 40],
      [208, 42],
    ],
    soft(black.base),
    { sharp: true },
  ),
  oval(200, 168, 40, 7, black.light),
  lathe(
    [
      [208, 36],
      [226, 40],
    ],
    glass.base,
    { sharp: true },
  ),
  path(
    "M118 250Q120 228 148 226H252Q280 228 282 250V382Q282 404 258 404H142Q118 404 118 382z",
    mix(glass.base, "#ffffff", 0.35),
    { opacity: 0.8 },
  ),
  path("M130 262H270V378Q270 394 254 394H146Q130 394 130 378z", soft(c.base)),
  rect(148, 292, 104, 76, ivory.base, 5),
  circle(200, 322, 16, c.base),
  circle(208, 316, 13, ivory.base),
  line("M172 352h56", c.dark, 4),
  faint(0.6, line("M128 252V380", "#ffffff", 7)),
]);

export const pencils = lying((c) => [
  ...[-2, -1, 0, 1, 2].map((i) =>
    turned(
      i * 7,
      200 + i * 20,
      420,
      moved(
        i * 36,
        0,
        rect(187, 150, 26, 262, i % 2 ? c.dark : c.base),
        rect(187, 150, 9, 262, i % 2 ? c.base : c.light),
        poly(
          [
            [187, 152],
            [213, 152],
            [200, 96],
          ],
          wood.light,
        ),
        poly(
          [
            [194, 118],
            [206, 118],
            [200, 96],
          ],
          black.base,
        ),
        rect(187, 400, 26, 14, soft(brass.base)),
      ),
    ),
  ),
]);

export const scissors = lying((c) => [
  turned(
    16,
    200,
    250,
    path("M186 262L214 60Q226 150 216 262z", soft(c.light)),
    path("M214 262L186 60Q174 150 184 262z", soft(c.base)),
    path("M214 250Q250 290 260 320", "none", {
      stroke: black.base,
      "stroke-width": 16,
      "stroke-linecap": "round",
    }),
    path("M186 250Q150 290 140 320", "none", {
      stroke: black.base,
      "stroke-width": 16,
      "stroke-linecap": "round",
    }),
    oval(274, 370, 36, 54, "none", {
      stroke: black.base,
      "stroke-width": 17,
      transform: "rotate(-14 274 370)",
    }),
    oval(126, 370, 36, 54, "none", {
      stroke: black.base,
      "stroke-width": 17,
      transform: "rotate(14 126 370)",
    }),
    circle(200, 246, 11, soft(brass.base)),
  ),
]);

export const clock = standing(84, (c) => [
  line("M160 384L138 406M240 384L262 406", c.dark, 13),
  circle(200, 280, 116, soft(c.base)),
  circle(200, 280, 98, "#fffdf7"),
  ...[0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].map((a) =>
    turned(a, 200, 280, rect(a % 90 ? 198 : 196, 190, a % 90 ? 4 : 8, a % 90 ? 14 : 22, black.base)),
  ),
  line("M200 280L158 240", black.base, 10),
  line("M200 280L248 216", black.base, 7),
  line("M200 296V206", "#c1452f", 3),
  circle(200, 200, 7, "#c1452f"),
  circle(200, 280, 7, black.base),
]);

export const tray = standing(122, (c) => [
  ...[0, 1]
    .map((i) =>
      moved(
        0,
        -i * 66,
        poly(
          [
            [108, 348],
            [292, 348],
            [318, 398],
            [82, 398],
          ],
          mix(c.dark, "#000000", 0.12),
        ),
        i === 0
          ? poly(
              [
                [118, 342],
                [282, 342],
                [302, 388],
                [98, 388],
              ],
              "#fffdf6",
            )
          : poly(
              [
                [124, 336],
                [284, 338],
                [300, 388],
                [104, 386],
              ],
              "#fffdf6",
            ) + line("M140 352H240M136 366H220", ivory.dark, 4),
        path("M82 352V398Q82 404 88 404H312Q318 404 318 398V352H306V390H94V352z", soft(c.base)),
        rect(88, 398, 12, 28, c.dark),
        rect(300, 398, 12, 28, c.dark),
      ),
    )
    .reverse(),
]);

export const deskMat = lying((c) => [
  rect(54, 160, 292, 186, soft(c.base), 14),
  rect(54, 318, 292, 28, "#a5683f", 0),
  line("M62 332H338", "#d9b58a", 2.5, { "stroke-dasharray": "7 6" }),
  rect(84, 190, 168, 62, soft("#f5f2ec"), 8),
  times(33, (i) => rect(92 + (i % 11) * 14.2, 197 + Math.floor(i / 11) * 17, 11, 13, "#cfd4d8", 3)),
  rect(284, 188, 36, 58, soft("#f5f2ec"), 18),
  line("M302 196v14", "#b9c1c8", 4),
]);

export const tape = standing(116, (c) => [
  roll(124, 348, mix(c.base, "#e8c64f", 0.45), "#ffffff"),
  roll(276, 348, mix(c.base, "#3f8484", 0.65), "#ffffff"),
  roll(200, 330, c.base, c.light),
  path("M200 404H330V386H200z", c.light, { opacity: 0.9 }),
]);

function roll(x: number, y: number, fill: string, stripe: string): string {
  const r = 404 - y;
  return (
    circle(x, y, r, soft(fill)) +
    circle(x, y, r * 0.62, soft("#e3cfae")) +
    circle(x, y, r * 0.5, "#8d6b4d") +
    oval(x, y, r * 0.82, r * 0.82, "none", {
      stroke: stripe,
      "stroke-width": 4,
      "stroke-dasharray": "3 9",
      opacity: 0.8,
    })
  );
}

export const cards = lying((c) => [
  turned(-16, 190, 250, rect(92, 150, 150, 210, soft(mix(c.base, "#ffffff", 0.55)), 5)),
  turned(-5, 200, 250, rect(112, 146, 150, 210, soft(mix(c.base, "#ffffff", 0.3)), 5)),
  turned(
    8,
    200,
    250,
    rect(136, 146, 158, 218, soft("#fffaf0"), 5),
    rect(146, 156, 138, 198, "none", 3, { stroke: c.light, "stroke-width": 2 }),
    line("M214 330Q206 250 222 190", c.dark, 5),
    ...[
      [214, 300, -40],
      [214, 276, 200],
      [213, 254, -40],
      [214, 232, 215],
      [218, 210, -45],
      [221, 194, 250],
    ].map(([x = 0, y = 0, a = 0]) => turned(a, x, y, oval(x + 18, y, 18, 8, c.base))),
    rect(190, 338, 48, 4, leaf.dark, 2),
  ),
]);

export const chair = standing(86, (c) => [
  path("M128 300C112 150 130 84 200 84S288 150 272 300", "none", {
    stroke: c.base,
    "stroke-width": 14,
    "stroke-linecap": "round",
  }),
  path("M158 296C148 190 158 130 200 130S252 190 242 296", "none", {
    stroke: c.light,
    "stroke-width": 10,
    "stroke-linecap": "round",
  }),
  line("M136 312L118 406M264 312L282 406", c.dark, 13),
  line("M158 318L150 392M242 318L250 392", c.deep, 10),
  oval(200, 352, 62, 9, "none", { stroke: c.dark, "stroke-width": 6 }),
  lathe(
    [
      [296, 84],
      [316, 82],
    ],
    soft(c.base),
    { sharp: true },
  ),
  oval(200, 296, 84, 17, c.base),
  oval(200, 295, 66, 12, "#e3cfa6"),
  faint(
    0.4,
    ...[-48, -32, -16, 0, 16, 32, 48].map((dx) =>
      line(`M${200 + dx} 286l${10} 18M${200 + dx} 304l10 -18`, "#a9854f", 2),
    ),
  ),
]);

export const bookends = standing(128, (c) => [
  ...[
    [134, 240, 28, "#b5503f"],
    [162, 222, 24, "#3f8484"],
    [186, 252, 32, "#d69a3c"],
    [218, 232, 22, "#54749c"],
    [240, 246, 26, "#80506f"],
  ].map(
    ([x, y, width, fill]) =>
      rect(Number(x), Number(y), Number(width), 404 - Number(y), soft(String(fill)), 3) +
      line(`M${Number(x) + 6} ${Number(y) + 26}h${Number(width) - 12}`, ivory.base, 4),
  ),
  ...[
    [66, 134],
    [266, 334],
  ].map(
    ([left = 0, right = 0]) =>
      path(`M${left} 404V268a34 34 0 0 1 68 0V404H${right - 20}V290a14 14 0 0 0-28 0V404z`, soft(c.base)) +
      times(14, (i) =>
        circle(
          left + 8 + ((i * 29) % 12) + (i % 2) * 42,
          250 + ((i * 47) % 146),
          2 + (i % 3),
          ["#c98a66", "#7f9a86", "#5b6470"][i % 3] ?? c.dark,
          { opacity: 0.8 },
        ),
      ),
  ),
]);
