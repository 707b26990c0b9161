import { isExecutable } from "../process/find-program.ts";
import { redisPrograms } from "../redis/programs.ts";
import { chromiumAdvice, redisAdvice } from "./advice.ts";
import { ensureProgram } from "./ensure-program.ts";

/** The path of redis-server or valkey-server, installed if need be. Every step of an installation is told to `say`. */
export function ensureRedis(say: (line: string) => void = () => {}): Promise<string> {
  return ensureProgram(
    {
      names: redisPrograms,
      packages: { "apt-get": "redis-server", dnf: "valkey", apk: "redis", brew: "redis" },
      advice: redisAdvice,
    },
    say,
  );
}

/** The path of a Chromium, installed if need be; CHROMIUM_PATH names one that is somewhere else. */
export async function ensureChromium(say: (line: string) => void = () => {}): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== "") {
    if (isExecutable(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, and that is no program.`);
  }
  const macs = ["Google Chrome", "Chromium"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const onMac = process.platform === "darwin" ? macs.find(isExecutable) : undefined;
  if (onMac !== undefined) return onMac;
  return ensureProgram(
    {
      names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
      packages: {
        "apt-get": "chromium fonts-liberation",
        dnf: "chromium",
        apk: "chromium",
        brew: "chromium",
      },
      advice: chromiumAdvice,
    },
    say,
  );
}
