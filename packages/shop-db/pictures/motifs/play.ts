import { black, brass, darkWood, ivory, mix, steel, wood } from "../ink.ts";
import { airborne, lying, standing } from "../motif.ts";
import { circle, faint, lathe, line, moved, oval, path, poly, rect, soft, times, turned } from "../shapes.ts";

const toy = {
  red: "#b5503f",
  teal: "#3f8484",
  yellow: "#e0b04a",
  blue: "#54749c",
  green: "#7c9a63",
  pink: "#dfa59c",
};

export const blocks = standing(130, (c) => [
  rect(76, 334, 70, 70, soft(toy.teal), 4),
  rect(152, 334, 96, 70, soft(wood.base), 4),
  path("M168 404V384a32 32 0 0 1 64 0V404z", mix(wood.deep, "#ffffff", 0.15)),
  rect(254, 334, 70, 70, soft(toy.yellow), 4),
  rect(110, 270, 64, 62, soft(c.base), 4),
  rect(178, 286, 116, 46, soft(toy.green), 4),
  poly(
    [
      [196, 284],
      [236, 222],
      [276, 284],
    ],
    soft(toy.blue),
  ),
  rect(122, 206, 40, 62, soft(toy.pink), 4),
  poly(
    [
      [112, 204],
      [142, 160],
      [172, 204],
    ],
    soft(c.base),
  ),
  circle(236, 196, 24, soft(toy.yellow)),
]);

export const train = standing(140, (c) => [
  faint(
    0.6,
    circle(96, 172, 18, "#ffffff"),
    circle(122, 142, 25, "#ffffff"),
    circle(158, 116, 15, "#ffffff"),
  ),
  rect(84, 206, 26, 60, soft(black.base), 4),
  rect(76, 200, 42, 14, black.base, 4),
  rect(62, 262, 100, 74, soft(c.base), 30),
  rect(140, 218, 62, 118, soft(c.dark), 6),
  rect(130, 206, 82, 18, soft(toy.yellow), 6),
  rect(154, 240, 34, 36, "#dcebf0", 4),
  rect(56, 334, 152, 20, soft(wood.base), 6),
  rect(228, 334, 122, 20, soft(wood.base), 6),
  rect(238, 282, 102, 54, soft(toy.yellow), 4),
  ...[256, 284, 312].map((x) => line(`M${x} 286V332`, wood.dark, 4)),
  ...[250, 284, 318].map((x, i) => circle(x, 272, 17, soft([toy.red, toy.green, toy.blue][i] ?? toy.red))),
  line("M206 346H232", steel.dark, 7),
  ...[90, 174, 256, 322].map((x) => circle(x, 374, 30, soft(darkWood.base)) + circle(x, 374, 11, wood.light)),
]);

export const chess = standing(138, (c) => [
  poly(
    [
      [92, 336],
      [308, 336],
      [356, 392],
      [44, 392],
    ],
    soft(c.base),
  ),
  ...[0, 1, 2, 3].map((row) =>
    times(8, (i) => {
      const y0 = 340 + row * 12;
      const y1 = y0 + 12;
      const x = (t: number, y: number) => 200 + (t - 4) * (24 + (y - 336) * 0.22);
      return (i + row) % 2
        ? poly(
            [
              [x(i, y0), y0],
              [x(i + 1, y0), y0],
              [x(i + 1, y1), y1],
              [x(i, y1), y1],
            ],
            ivory.base,
          )
        : "";
    }),
  ),
  path("M44 392H356V402Q356 408 350 408H50Q44 408 44 402z", c.dark),
  moved(
    -62,
    -12,
    lathe(
      [
        [250, 12],
        [270, 15],
        [292, 12],
        [340, 22],
        [356, 34],
      ],
      soft(ivory.base),
    ),
    circle(200, 238, 18, soft(ivory.base)),
  ),
  moved(
    66,
    -10,
    lathe(
      [
        [226, 13],
        [240, 24],
        [254, 15],
        [300, 15],
        [344, 24],
        [362, 38],
      ],
      soft(black.base),
    ),
    rect(196, 192, 8, 30, black.base),
    rect(188, 200, 24, 8, black.base),
  ),
  path(
    "M176 374Q166 318 190 292Q170 300 166 288L188 252Q192 232 206 226L210 242Q244 258 238 318Q236 350 244 374z",
    soft(mix(c.base, "#ffffff", 0.1)),
  ),
  circle(198, 258, 4, c.deep),
  lathe(
    [
      [366, 40],
      [380, 44],
    ],
    soft(c.base),
    { sharp: true },
  ),
]);

export const puzzle = lying((c) => [
  rect(64, 112, 272, 276, soft(ivory.base), 6),
  rect(74, 122, 252, 256, "#f6d9b0"),
  path("M74 122H326V250H74z", soft(mix(c.base, "#f6d9b0", 0.4))),
  circle(258, 188, 26, "#f9c98a"),
  path("M74 250H326V378H74z", soft(c.dark)),
  faint(
    0.5,
    ...[270, 292, 316, 342].map((y, i) =>
      line(`M${94 + i * 16} ${y}h60M${226 - i * 12} ${y + 8}h50`, "#ffffff", 4),
    ),
  ),
  path("M120 262H214L196 292H138z", toy.red),
  poly(
    [
      [166, 256],
      [166, 168],
      [216, 246],
    ],
    ivory.light,
  ),
  poly(
    [
      [160, 254],
      [160, 188],
      [124, 248],
    ],
    ivory.base,
  ),
  path(
    "M74 186H158q-4-18 12-18t12 18H242V122M158 186v54q18-4 18 12t-18 12v114M242 186v46q-18-4-18 12t18 12v122M74 284h40q-4-18 12-18t12 18h104h30q-4 18 12 18t12-18h50M242 186h84",
    "none",
    { stroke: "#ffffff", "stroke-width": 2.4, opacity: 0.85 },
  ),
  turned(
    24,
    300,
    420,
    path("M262 392h26q-4 18 12 18t12-18h26v26q-18-4-18 12t18 12v26h-76z", soft(mix(c.base, "#ffffff", 0.2))),
  ),
]);

const card = (fill: string, ...parts: readonly string[]) =>
  rect(134, 128, 150, 222, fill, 12) + parts.join("");

export const playingCards = lying((c) => [
  turned(-24, 200, 400, card(soft(c.dark), backOf(c.light))),
  turned(-9, 200, 400, card(soft(c.base), backOf(c.light))),
  turned(
    8,
    200,
    400,
    card(
      soft("#fffdf6"),
      suit(158, 160, 0.5, c.base),
      suit(260, 318, 0.5, c.base),
      suit(209, 240, 1.9, c.base),
    ),
  ),
]);

const backOf = (stroke: string) =>
  rect(146, 140, 126, 198, "none", 8, { stroke, "stroke-width": 3 }) +
  times(15, (i) =>
    path(`M${166 + (i % 3) * 42} ${160 + Math.floor(i / 3) * 40}q14 8 0 24q-14-16 0-24z`, stroke, {
      opacity: 0.8,
    }),
  );

const suit = (x: number, y: number, s: number, fill: string) =>
  [
    [0, -16],
    [-15, 6],
    [15, 6],
  ]
    .map(([dx = 0, dy = 0]) => circle(x + dx * s, y + dy * s, 13 * s, fill))
    .join("") + path(`M${x} ${y}l${9 * s} ${30 * s}h${-18 * s}z`, fill);

export const kite = airborne((c) => [
  faint(
    0.8,
    oval(84, 380, 60, 20, "#ffffff"),
    oval(118, 366, 40, 22, "#ffffff"),
    oval(330, 120, 46, 15, "#ffffff"),
  ),
  path("M214 300Q150 340 206 376T176 448T214 500", "none", { stroke: c.deep, "stroke-width": 3 }),
  ...[
    [176, 340, 20],
    [196, 396, -24],
    [184, 446, 26],
  ].map(([x = 0, y = 0, a = 0], i) =>
    turned(
      a,
      x,
      y,
      poly(
        [
          [x, y],
          [x - 22, y - 12],
          [x - 22, y + 12],
        ],
        [toy.red, toy.teal, toy.yellow][i] ?? "",
      ),
      poly(
        [
          [x, y],
          [x + 22, y - 12],
          [x + 22, y + 12],
        ],
        [toy.red, toy.teal, toy.yellow][i] ?? "",
      ),
    ),
  ),
  turned(
    16,
    230,
    180,
    poly(
      [
        [230, 50],
        [330, 168],
        [230, 322],
        [130, 168],
      ],
      soft(c.base),
    ),
    poly(
      [
        [230, 50],
        [330, 168],
        [230, 168],
      ],
      c.light,
    ),
    poly(
      [
        [130, 168],
        [230, 168],
        [230, 322],
      ],
      mix(c.base, toy.red, 0.5),
    ),
    poly(
      [
        [330, 168],
        [230, 168],
        [230, 322],
      ],
      c.dark,
    ),
    line("M230 50V322M130 168H330", ivory.base, 4),
  ),
]);

export const bear = standing(86, (c) => [
  ...[
    [136, 132],
    [264, 132],
  ].map(([x = 0, y = 0]) => circle(x, y, 31, soft(c.base)) + circle(x, y, 17, c.light)),
  oval(118, 292, 26, 54, soft(c.dark), { transform: "rotate(26 118 292)" }),
  oval(282, 292, 26, 54, soft(c.dark), { transform: "rotate(-26 282 292)" }),
  oval(200, 314, 82, 88, soft(c.base)),
  oval(200, 326, 50, 58, mix(c.light, "#f3ead9", 0.5)),
  circle(200, 186, 88, soft(c.base)),
  oval(200, 214, 42, 34, mix(c.light, "#f3ead9", 0.6)),
  oval(200, 198, 14, 10, black.base),
  line("M200 208V222M186 228q14 12 28 0", black.base, 4),
  circle(168, 176, 8, black.base),
  circle(232, 176, 8, black.base),
  ...[
    [138, 382],
    [262, 382],
  ].map(
    ([x = 0, y = 0]) => circle(x, y, 32, soft(c.dark)) + circle(x, y + 2, 17, mix(c.light, "#f3ead9", 0.5)),
  ),
  rect(226, 296, 34, 34, soft(toy.teal), 3),
  line("M226 296H260V330H226z", ivory.base, 2.4, { "stroke-dasharray": "5 4" }),
  path("M160 262L200 272L160 286zM240 262L200 272L240 286z", toy.red),
]);

export const spinningTop = standing(34, (c) => [
  rect(193, 124, 14, 84, soft(steel.base), 5),
  circle(200, 118, 19, soft(toy.red)),
  path("M78 290Q90 210 200 206T322 290Q322 296 200 300T78 290z", soft(c.base)),
  path("M84 268Q150 232 316 268L322 290H78z", toy.yellow, { opacity: 0.9 }),
  path("M78 290Q200 308 322 290Q300 352 214 396Q200 404 186 396Q100 352 78 290z", soft(c.dark)),
  path("M96 324Q200 346 304 324Q290 342 274 356Q200 374 126 356Q108 342 96 324z", toy.red),
  ...[110, 146, 182, 218, 254, 290].map((x) =>
    poly(
      [
        [x, 252],
        [x + 7, 264],
        [x, 276],
        [x - 7, 264],
      ],
      ivory.base,
    ),
  ),
  faint(0.45, line("M56 250Q40 290 62 330M344 250Q360 290 338 330", "#ffffff", 5)),
]);

export const boules = standing(130, (c) => [
  path("M246 404Q232 300 262 256Q300 244 338 256Q368 300 354 404z", soft(ivory.dark)),
  path("M262 256Q300 274 338 256L344 236H256z", ivory.base),
  line("M258 262Q300 282 342 262", "#8f5a3a", 6),
  boule(112, 356, 48, c.base, c.dark),
  boule(200, 360, 44, mix(c.base, "#cfa95c", 0.35), c.dark),
  boule(152, 276, 44, c.base, c.dark),
  circle(254, 386, 18, soft(toy.red)),
]);

function boule(x: number, y: number, r: number, fill: string, edge: string): string {
  return (
    circle(x, y, r, soft(fill)) +
    [-0.5, 0, 0.5]
      .map((d) =>
        path(
          `M${x - r * Math.sqrt(1 - d * d)} ${y + d * r}Q${x} ${y + d * r + r * 0.34} ${x + r * Math.sqrt(1 - d * d)} ${y + d * r}`,
          "none",
          { stroke: edge, "stroke-width": 2.5, opacity: 0.7 },
        ),
      )
      .join("") +
    circle(x - r * 0.36, y - r * 0.4, r * 0.16, "#ffffff", { opacity: 0.8 })
  );
}

export const paintBox = lying((c) => [
  rect(74, 94, 252, 132, soft(mix(c.base, "#ffffff", 0.78)), 12),
  ...[118, 200, 282].map((x, i) =>
    oval(x, 160, 33, 44, mix("#ffffff", [toy.teal, toy.red, toy.yellow][i] ?? "", 0.4)),
  ),
  rect(74, 228, 252, 170, soft(c.base), 12),
  rect(86, 240, 228, 146, c.dark, 8),
  times(12, (i) =>
    rect(
      96 + (i % 6) * 36,
      250 + Math.floor(i / 6) * 66,
      30,
      56,
      [
        "#e8c64f",
        "#e0943a",
        "#c64b38",
        "#a23e5f",
        "#80506f",
        "#33415c",
        "#54749c",
        "#3f8484",
        "#5f8a5b",
        "#a3ad5b",
        "#a5683f",
        "#3d3f47",
      ][i] ?? "",
      5,
    ),
  ),
  turned(
    -12,
    200,
    400,
    rect(120, 404, 150, 13, soft(black.base), 6),
    rect(262, 402, 34, 17, soft(steel.base), 3),
    path("M294 401Q322 404 338 411Q322 418 294 420z", "#a23e5f"),
  ),
]);

export const domino = standing(124, (c) => [
  ...[3, 2, 1, 0].map((i) =>
    turned(-5 - i * 6, 292 - i * 54, 404, tile(232 - i * 54, 262, c, [(i * 2 + 1) % 6, (i * 3 + 2) % 7])),
  ),
  tile(290, 262, c, [6, 4]),
]);

function tile(
  x: number,
  y: number,
  c: { base: string; dark: string; light: string },
  [a = 0, b = 0]: readonly number[],
): string {
  const dots = (count: number, top: number) =>
    [
      [30, 30],
      [14, 14],
      [46, 46],
      [46, 14],
      [14, 46],
      [14, 30],
      [46, 30],
    ]
      .filter((_, i) => (i === 0 ? count % 2 === 1 : i <= Math.floor(count / 2) * 2))
      .map(([dx = 0, dy = 0]) => circle(x + dx, top + dy, 5.4, black.base))
      .join("");
  return (
    rect(x + 6, y, 60, 142, c.dark, 8) +
    rect(x, y, 60, 142, soft(c.light), 8) +
    line(`M${x + 10} ${y + 71}h40`, c.dark, 3) +
    dots(a, y + 4) +
    dots(b, y + 76)
  );
}

export const ball = standing(86, (c) => [
  circle(200, 288, 116, soft(c.base)),
  path("M200 172Q270 220 262 386Q316 350 316 288A116 116 0 0 0 200 172z", soft(toy.teal)),
  path("M200 172Q130 220 138 386Q84 350 84 288A116 116 0 0 1 200 172z", soft(toy.red)),
  path("M138 386Q132 250 200 172Q268 250 262 386Q200 420 138 386z", soft(c.base)),
  path("M96 236Q200 292 304 236Q296 218 284 208Q200 250 116 208Q104 218 96 236z", ivory.base, {
    opacity: 0.85,
  }),
  faint(
    0.4,
    line("M200 172Q268 250 262 386M200 172Q132 250 138 386", c.deep, 3, { "stroke-dasharray": "7 6" }),
  ),
  circle(154, 224, 17, "#ffffff", { opacity: 0.35 }),
]);

export const yoYo = airborne((c) => [
  path("M200 0V250", "none", { stroke: ivory.dark, "stroke-width": 5 }),
  path("M170 30a30 18 0 0 1 60 0", "none", { stroke: ivory.dark, "stroke-width": 5 }),
  circle(208, 302, 112, "#2a2140", { opacity: 0.14 }),
  circle(200, 290, 112, soft(c.dark)),
  circle(196, 286, 106, soft(c.base)),
  circle(196, 286, 82, "none", { stroke: c.light, "stroke-width": 7 }),
  circle(196, 286, 46, soft(wood.light)),
  circle(196, 286, 12, soft(brass.base)),
  faint(
    0.35,
    path("M112 262Q130 196 196 190", "none", {
      stroke: "#ffffff",
      "stroke-width": 9,
      "stroke-linecap": "round",
    }),
  ),
]);
